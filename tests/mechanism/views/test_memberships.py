import pytest
from django.urls import reverse

from mechanism.models import Admission, MembershipRequest
from network_portal.audit.models import Event
from network_portal.bodies.models import Mandate, Seat
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, REPRESENTATIVE
from network_portal.common.languages import date_in_words
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember
from tests.factories import make_staff, make_table, signed_in
from tests.mechanism.seated import (
    make_admitted,
    make_declined,
    make_mandate,
    make_representative,
    make_request,
    make_society,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return make_table(2)


def url(name, *args):
    return reverse(f"mechanism:{name}", args=args)


def browser_of(organisation):
    return signed_in(organisation.team.current().get(role=REPRESENTATIVE).user)


def test_the_form_says_for_whom_it_acts_whatever_was_chosen_in_another_window(table):
    mine, other = make_society("mine"), make_society("other")
    person = make_representative(mine)
    TeamMember.objects.create(organisation=other, user=person, role=REPRESENTATIVE)
    browser = signed_in(person)
    page = browser.get(url("join_table", 2))
    assert "MINE" in page.content.decode() and page.context["ask"]["organisation"].value() == mine.pk
    browser.post(reverse("organisations:act_for"), {"organisation": other.pk})
    browser.post(url("join_table", 2), {"act": "ask", "organisation": mine.pk, "words": ""})
    asked = MembershipRequest.objects.get()
    assert asked.organisation == mine
    assert Event.objects.get(verb="mechanism.request_membership").organisation_id == mine.pk


@pytest.mark.parametrize("said", [lambda theirs: {"organisation": theirs.pk}, lambda theirs: {}])
def test_nobody_acts_for_an_organisation_of_others_or_for_none(table, said):
    mine, theirs = make_society(), make_admitted(table)
    browser = signed_in(make_representative(mine))
    for name in ("join_table", "leave_table"):
        assert browser.post(url(name, 2), {"act": "ask", **said(theirs)}).status_code == 403
    assert not MembershipRequest.objects.exists() and Seat.objects.current().exists()


def test_who_is_only_a_member_of_the_team_asks_nothing(table):
    mine = make_society()
    browser = signed_in(make_representative(mine, role="member"))
    assert browser.post(url("join_table", 2), {"act": "ask", "organisation": mine.pk}).status_code == 403


def test_the_list_has_what_waits_first_and_a_press_admits_once(table):
    secretary = make_mandate(table).person
    declined, waiting = make_declined(table), make_request(table)
    browser = signed_in(secretary)
    page = browser.get(url("requests", 2))
    assert [row["row"] for row in page.context["waiting"]] == [waiting]
    assert [row["row"] for row in page.context["answered"]] == [declined]
    assert page.headers["Cache-Control"] == "private, no-store"
    press = {"act": "admit", "version": waiting.version}
    for _again in range(2):
        assert browser.post(url("request", 2, waiting.pk), press).status_code == 302
    assert Seat.objects.filter(organisation=waiting.organisation).count() == 1
    assert Message.objects.filter(kind="mechanism.admitted").count() == 1


def test_a_long_list_is_paged_and_hides_no_request(table, monkeypatch):
    monkeypatch.setattr("mechanism.views.requests.ROWS", 2)
    browser = signed_in(make_mandate(table).person)
    waiting, declined = [make_request(table) for _one in range(3)], [make_declined(table) for _one in range(2)]
    pages = [browser.get(url("requests", 2), {"page": number}) for number in (1, 2, 3)]
    shown = [row["row"] for page in pages for row in (*page.context["waiting"], *page.context["answered"])]
    assert shown == [*waiting, *reversed(declined)]
    assert "?page=2" in pages[0].content.decode() and "?page=" not in pages[0].context["previous_url"]
    last = pages[2].content.decode()
    assert "?page=2" in last and "No request waits" not in last, "some do, on the pages before"
    assert browser.get(url("requests", 2), {"page": "x"}).context["waiting"] == pages[0].context["waiting"]


def test_who_answers_gets_from_requests_to_members_to_how_one_stands(table):
    secretary, member = make_mandate(table).person, make_admitted(table)
    browser, standing = signed_in(secretary), url("standing", member.slug)
    assert url("members", 2) in browser.get(url("requests", 2)).content.decode()
    page = browser.get(url("members", 2)).content.decode()
    assert url("requests", 2) in page and standing in page
    assert url("suspend", member.slug) in browser.get(standing).content.decode()
    page = browser_of(member).get(url("members", 2)).content.decode()
    assert url("requests", 2) not in page and page.count("/mechanism/standing/") == 1, "their own alone"


def test_the_dashboard_leads_to_what_one_runs(table):
    runs = lambda person: signed_in(person).get("/en/dashboard/").content.decode()  # noqa: E731
    page = runs(make_mandate(table).person)
    assert url("requests", 2) in page and url("members", 2) in page and url("register_for_others") in page
    assert url("appeals") not in page and url("missing") not in page
    page = runs(make_mandate(table, Mandate.PRINCIPAL).person)
    assert url("appeals") in page and url("missing") in page
    page = runs(make_staff(CO_CHAIR))
    assert url("requests", 2) in page and url("register_for_others") in page and url("missing") in page
    page = runs(make_admitted(table).team.get().user)
    assert url("requests", 2) not in page and url("register_for_others") not in page


def test_who_sits_without_having_asked_here_is_not_told_otherwise(table):
    mine = make_society()
    Seat.objects.create(body=table, organisation=mine)
    page = signed_in(make_representative(mine)).get(url("standing", mine.slug)).content.decode()
    assert "It sits in the Mechanism." in page and "It has not asked" not in page
    assert url("leave", mine.slug) in page and url("close", mine.slug) in page


def test_who_comes_second_is_told_and_keeps_the_typed_reason(table):
    first, second = make_mandate(table).person, make_mandate(table, Mandate.PRINCIPAL).person
    asked = make_request(table)
    signed_in(first).post(url("request", 2, asked.pk), {"act": "admit", "version": 1})
    press = {"act": "decline", "version": 1, "reason": "EXAMPLE of a typed reason"}
    page = signed_in(second).post(url("request", 2, asked.pk), press)
    assert page.status_code == 409
    assert "EXAMPLE of a typed reason" in page.content.decode()
    assert MembershipRequest.objects.get().state == "admitted"


def test_the_secretary_of_another_table_finds_nothing(table):
    asked = make_request(table)
    browser = signed_in(make_mandate(make_table(3)).person)
    assert browser.get(url("request", 2, asked.pk)).status_code == 404
    assert browser.get(url("request", 3, asked.pk)).status_code == 404


def test_a_declined_organisation_asks_the_liaison_table_once(table):
    chair, asked = make_staff(CO_CHAIR), make_declined(table)
    browser = browser_of(asked.organisation)
    assert "Too far away." in browser.get(url("join_table", 2)).content.decode()
    press = {"act": "appeal", "organisation": asked.organisation_id, "version": 1, "words": "EXAMPLE words"}
    assert browser.post(url("join_table", 2), press).status_code == 302
    page = browser.post(url("join_table", 2), press)
    assert page.status_code == 409
    desk = signed_in(chair)
    assert [row["row"] for row in desk.get(url("appeals")).context["rows"]] == [asked]
    assert "EXAMPLE words" in desk.get(reverse("home:dashboard")).content.decode()
    answer = {"version": 2, "decision": "admit", "answer": "EXAMPLE answer"}
    for _again in range(2):
        assert desk.post(url("appeal", asked.pk), answer).status_code == 302
    assert Seat.objects.filter(organisation=asked.organisation).count() == 1
    assert signed_in(make_staff(CO_CHAIR)).get(url("appeal", asked.pk)).status_code in (302, 404)


def test_members_see_each_other_by_name_and_reach_each_other_without_an_address(table):
    mine, alias = make_admitted(table), make_admitted(table, name_en="Alias of one", acronym_en="")
    browser, person = browser_of(mine), alias.team.get().user
    page = browser.get(url("members", 2)).content.decode()
    assert "Alias of one" in page and person.email not in page and person.name not in page
    press = {"organisation": mine.pk, "words": "EXAMPLE letter", "consents": "on"}
    there = url("write_to_member", 2, alias.slug)
    for _again in range(2):
        assert browser.post(there, press).status_code == 302
    letter = Message.objects.get(kind="mechanism.member_relayed")
    assert letter.address == person.email and "EXAMPLE letter" in letter.text and mine.short_name in letter.text
    for number in range(5):
        answer = browser.post(there, {**press, "words": f"EXAMPLE letter {number}"})
    assert answer.status_code == 429 and "EXAMPLE letter 4" in answer.content.decode()
    assert signed_in(make_representative(make_society())).get(url("members", 2)).status_code == 404


def test_leaving_says_first_what_ends(table):
    mandate = make_mandate(table)
    browser = browser_of(mandate.organisation)
    page = browser.get(url("leave_table", 2)).content.decode()
    assert "Secretary" in page and str(mandate.person) in page
    browser.post(url("leave_table", 2), {"organisation": mandate.organisation_id})
    assert not Seat.objects.current().exists()


@pytest.mark.parametrize(("name", "how"), [("leave", "left"), ("close", "closed")])
def test_leaving_for_good_is_confirmed_in_words(table, name, how):
    organisation = make_admitted(table, "casa", name_en="Casa Abierta")
    browser, there = browser_of(organisation), url(name, "casa")
    wrong = browser.post(there, {"organisation": organisation.pk, "name": "Cosa"})
    assert wrong.status_code == 200 and wrong.context["form"].errors and Seat.objects.current().exists()
    assert browser.post(there, {"organisation": organisation.pk, "name": "casa abierta"}).status_code == 302
    assert Admission.objects.get().how_ended == how
    assert browser.get(url("standing", "casa")).status_code == 200


def test_a_co_chair_suspends_and_the_organisation_reads_why(table):
    organisation = make_admitted(table, "casa")
    desk = signed_in(make_staff(CO_CHAIR))
    press = {"act": "suspend", "version": 1, "reason": "EXAMPLE reason"}
    assert desk.post(url("suspend", "casa"), press).status_code == 302
    again = desk.post(url("suspend", "casa"), press)
    assert again.status_code == 409
    page = browser_of(organisation).get(url("standing", "casa")).content.decode()
    told = page[page.index('id="suspended"') :]
    assert "EXAMPLE reason" in told and f"Since {date_in_words(clock.today())}" in told
    assert "ask the Liaison Table" in told and "answers the reason" in told
    dashboard = browser_of(organisation).get("/en/dashboard/").content.decode()
    assert f"{url('standing', 'casa')}#suspended" in dashboard
    assert "#suspended" not in desk.get("/en/dashboard/").content.decode(), "its representative's matter"
    assert browser_of(organisation).get(url("members", 2)).status_code == 404
    assert desk.post(url("suspend", "casa"), {"act": "lift", "version": 2}).status_code == 302


def test_who_has_no_representative_is_a_duty_of_the_co_chairs(table):
    organisation = make_admitted(table, "casa")
    desk = signed_in(make_staff(CO_CHAIR))
    assert "Nobody represents CASA" not in desk.get(reverse("home:dashboard")).content.decode()
    organisation.team.update(ended_at=organisation.team.get().since)
    assert "Nobody represents CASA" in desk.get(reverse("home:dashboard")).content.decode()


def test_the_last_representative_is_told_to_hand_over_and_can():
    organisation = make_admitted(slug="casa")
    voice, member = organisation.team.get(), make_representative(organisation, role="member")
    browser = signed_in(voice.user)
    browser.post(reverse("organisations:end_seat", args=["casa", voice.pk]))
    assert organisation.team.current().filter(user=voice.user).exists()
    press = {"to": organisation.team.get(user=member).pk, "then": "leaves"}
    assert browser.post(reverse("organisations:hand_over", args=["casa"]), press).status_code == 302
    assert list(organisation.team.current().values_list("user", "role")) == [(member.pk, REPRESENTATIVE)]


def test_asking_and_taking_back_does_not_write_to_the_secretariat_for_ever(table):
    make_mandate(table)
    organisation = make_admitted()
    browser = browser_of(organisation)
    for _press in range(15):
        browser.post(url("join_table", 2), {"act": "ask", "organisation": organisation.pk, "words": ""})
        MembershipRequest.objects.update(state=MembershipRequest.WITHDRAWN)
    assert MembershipRequest.objects.count() == Message.objects.filter(kind="mechanism.request_asked").count() == 12


def test_a_letter_names_no_organisation_of_the_writer_that_sits_elsewhere(table):
    mine, elsewhere, reader = make_admitted(table, "mine"), make_society("elsewhere"), make_admitted(table, "reader")
    person = mine.team.get().user
    TeamMember.objects.create(organisation=elsewhere, user=person, role=REPRESENTATIVE)
    browser = signed_in(person)
    browser.post(reverse("organisations:act_for"), {"organisation": elsewhere.pk})
    browser.post(
        url("write_to_member", 2, "reader"), {"organisation": elsewhere.pk, "words": "EXAMPLE: hello", "consents": "on"}
    )
    letter = Message.objects.get(kind="mechanism.member_relayed", person=reader.team.get().user)
    assert "MINE" in letter.text and "ELSEWHERE" not in f"{letter.subject}{letter.text}{letter.html}"


@pytest.mark.parametrize("name", ["appeals", "missing", "register_for_others"])
def test_a_delegate_for_a_suspended_organisation_opens_no_door_of_the_office(table, name):
    held = make_mandate(table, Mandate.PRINCIPAL)
    browser = signed_in(held.person)
    assert browser.get(url(name)).status_code == 200
    Admission.objects.filter(organisation=held.organisation).update(suspended_at=clock.now(), suspension="EXAMPLE")
    assert browser.get(url(name)).status_code == 403


@pytest.mark.parametrize("many", [2, 30])
def test_the_list_of_members_costs_the_same_however_many_sit_there(many, django_assert_max_num_queries):
    table = make_table(1)
    client = browser_of(make_admitted(table))
    for _one in range(many):
        make_admitted(table)
    client.get(url("members", 1))
    with django_assert_max_num_queries(12):
        assert client.get(url("members", 1)).status_code == 200


def test_a_table_reads_its_own_requests_and_not_those_of_another(table):
    organisation = make_admitted(table)
    make_declined(make_table(3), organisation=organisation, reason="EXAMPLE: of table 3")
    make_request(make_table(4), organisation, words="EXAMPLE: to table 4")
    secretary = signed_in(make_mandate(table).person)
    page = secretary.get(url("standing", organisation.slug)).content.decode()
    own = browser_of(organisation).get(url("standing", organisation.slug)).content.decode()
    assert "EXAMPLE: of table 3" in own and "EXAMPLE: of table 3" not in page
