import re
from datetime import date

import pytest
from django.test import Client

from network_portal.common import clock
from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.decisions import return_update
from network_portal.monitoring.actions.round_steps import reopen_round
from network_portal.monitoring.models import MailedLink, Update
from network_portal.organisations.models import TeamMember
from tests.factories import make_focal_point, make_organisation, make_staff, make_user, signed_in
from tests.monitoring.conftest import at, said
from workplan.models import Deliverable

HERE = "/en/rounds/2026-09/organisations/unicef/"


@pytest.fixture
def address(call):
    return call


def test_the_link_opens_what_is_owed_without_a_session_and_many_looks_change_nothing(address, duties):
    client = Client()
    for _ in range(20):
        page = client.get(address)
        client.head(address)
    assert [block.owed.facts.code for block in page.context["blocks"]] == ["B1.2", "B1.3"]
    assert not client.cookies.get("sessionid")
    assert not Update.objects.exists()
    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    token = address.strip("/").rpartition("/")[2]
    assert page.content.decode().count(token) == 4, "in the links to the same page in four languages alone"


def test_saved_then_sent_from_the_mail(address, duties):
    client = Client()
    first = said(duties[0], status="on_track", done="EXAMPLE: one") | said(duties[1], done="EXAMPLE: half")
    assert client.post(address, first | {"act": "save"}).status_code == 302
    assert [one.state for one in Update.objects.all()] == ["draft", "draft"]
    again = said(duties[0], version=1, status="on_track", done="EXAMPLE: one") | said(
        duties[1], version=1, done="EXAMPLE: half"
    )
    assert client.post(address, again | {"act": "send"}).status_code == 302
    page = client.get(address)
    assert page.context["answered"] == 1
    *_before, told = page.context["messages"]
    assert str(told) == (
        "1 update is sent. A receipt is on its way to you. Saved but not sent, because a status and what was done are "
        "missing: B1.3."
    )
    assert set(Update.objects.values_list("state", "author__email")) == {
        ("submitted", "ana@example.org"),
        ("draft", "ana@example.org"),
    }


def test_words_are_welcome_where_evidence_has_no_address_and_the_co_chairs_read_them(address, duties):
    client = Client()
    assert "say in words where to find it" in client.get(address).content.decode()
    news = said(duties[0], status="on_track", done="EXAMPLE", evidence="EXAMPLE: minutes on paper")
    client.post(address, news | {"act": "send"})
    co_chair = signed_in(make_staff("co_chair"))
    assert "EXAMPLE: minutes on paper" in co_chair.get(HERE).content.decode()


def test_nothing_new_for_all_in_one_press(address, duties):
    client = Client()
    client.post(address, said(duties[0]) | said(duties[1]) | {"act": "nothing_new"})
    client.post(address, {"act": "send"})
    assert list(Update.objects.values_list("nothing_new", "state")) == [(True, "submitted")] * 2


def test_two_of_one_team_who_write_at_once_both_keep_their_words(address, duties, unicef):
    other = signed_in(make_focal_point(unicef))
    other.post(HERE, said(duties[0], status="on_track", done="EXAMPLE theirs") | {"act": "save"})
    answer = Client().post(address, said(duties[0], status="delayed", done="EXAMPLE mine") | {"act": "send"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "EXAMPLE theirs" in page and "EXAMPLE mine</textarea>" in page
    assert f'name="d{duties[0].pk}-version" value="1"' in page
    assert Update.objects.get().done == "EXAMPLE theirs"
    assert Update.objects.get().state == "draft", "what was not read is not sent in one's stead"
    assert [str(one) for one in answer.context["messages"]] == [
        "Neither saved nor sent, for the reason that stands beside it: B1.2."
    ]


def test_a_block_left_alone_undoes_nobodys_work(address, duties, unicef):
    """A page that was open while a colleague wrote in one block is sent with another."""
    seen = {f"initial-{name}": value for name, value in said(duties[0]).items()}
    signed_in(make_focal_point(unicef)).post(HERE, said(duties[0], done="EXAMPLE theirs") | {"act": "save"})
    mine = said(duties[1], done="EXAMPLE mine") | {"act": "save"}
    assert Client().post(address, said(duties[0]) | seen | mine).status_code == 302
    assert list(Update.objects.order_by("duty").values_list("done", flat=True)) == ["EXAMPLE theirs", "EXAMPLE mine"]


def test_sent_twice_it_is_one_update(address, duties):
    news = said(duties[0], status="delayed", done="EXAMPLE") | {"act": "send"}
    assert [Client().post(address, news).status_code for _ in range(2)] == [302, 302]
    assert Update.objects.get().submissions == 1


def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost(address, duties):
    answer = Client().post(address, said(duties[0], done="x" * 3000) | {"act": "save"})
    assert f'id="id_d{duties[0].pk}-done_error"' in answer.content.decode()
    assert "x" * 3000 in answer.content.decode()


def test_corrected_until_the_close_and_then_only_read(address, duties):
    client = Client()
    client.post(address, said(duties[0], status="delayed", done="EXAMPLE one") | {"act": "send"})
    fix = said(duties[0], version=1, status="delayed", done="EXAMPLE two")
    answer = client.post(address, fix | {"act": "save"})
    assert "Send it again to correct it" in answer.content.decode()
    sent = client.post(address, fix | {"act": "send"}, follow=True).content.decode()
    assert "1 correction is sent. A receipt is on its way to you." in sent
    assert "Nothing is new here" in client.post(address, {"act": "send"}, follow=True).content.decode()
    assert (Update.objects.get().done, Update.objects.get().submissions) == ("EXAMPLE two", 2)
    with clock.stopped_at(at(2026, 10, 2)):
        page = client.get(address)
        assert not page.context["takes_updates"]
        assert "EXAMPLE two" in page.content.decode()
        late = client.post(address, said(duties[1], status="delayed", done="EXAMPLE late") | {"act": "send"})
        assert "EXAMPLE late" in late.content.decode()
        assert Update.objects.count() == 1


def test_a_question_is_answered_before_its_update_goes_back(address, duties):
    client = Client()
    client.post(address, said(duties[0], status="delayed", done="EXAMPLE one") | {"act": "send"})
    with clock.stopped_at(at(2026, 9, 3)):
        return_update(by=SYSTEM, update=Update.objects.get(), version=1, comment="EXAMPLE: which month?")
    with clock.stopped_at(at(2026, 9, 4)):
        assert "or add a word to it, before you send it again" in client.get(address).content.decode()
        seen = said(duties[0], version=2, status="delayed", done="EXAMPLE one")
        shown = {f"initial-{name}": value for name, value in seen.items()}
        page = client.post(address, seen | shown | {"act": "send"}, follow=True).content.decode()
        assert "Not sent, because the co-chairs asked something: B1.2." in page
        assert Update.objects.get().state == "returned"
        client.post(address, seen | shown | {f"d{duties[0].pk}-done": "EXAMPLE one, in May", "act": "send"})
        assert Update.objects.get().state == "submitted"


def test_the_link_ends_to_the_day(address, round_, unicef):
    for day, status in ((16, 200), (17, 410)):
        with clock.stopped_at(at(2026, 10, day)):
            assert Client().get(address).status_code == status
    with clock.stopped_at(at(2026, 10, 17, 4)):
        assert Client().get(address).status_code == 200, "still the sixteenth in the Network's zone"
    with clock.stopped_at(at(2026, 10, 5)):
        reopen_round(by=SYSTEM, round_=round_, organisation_id=unicef.pk, until=clock.today())
    with clock.stopped_at(at(2026, 10, 20)):
        assert Client().get(address).status_code == 200


def test_a_forged_an_old_and_anothers_link_find_nothing(address, round_, unicef, iom):
    link = MailedLink.objects.get()
    number, _dash, code = address.strip("/").rpartition("/")[2].partition("-")
    other = MailedLink.objects.create(
        round=round_, organisation=iom, person=make_focal_point(iom), expires_on=link.expires_on
    )
    for token in (f"{other.pk}-{code}", f"{number}-{code[:-1]}0x", f"{number}-", "x", "9" * 30 + "-" + code):
        assert Client().get(f"/en/updates/{token}/").status_code == 404, token
    MailedLink.objects.filter(pk=link.pk).update(generation=2)
    assert Client().get(address).status_code == 404


def test_who_no_longer_reports_loses_the_link_at_once(address, ana):
    TeamMember.objects.filter(user=ana).update(ended_at=clock.now())
    assert Client().get(address).status_code == 410


def test_signed_in_the_same_page_for_ones_own_and_nothing_for_others(round_, ana, duties, unicef):
    assert [block.owed.duty.pk for block in signed_in(ana).get(HERE).context["blocks"]] == [one.pk for one in duties]
    stranger = signed_in(make_focal_point(make_organisation("undp")))
    for client in (stranger, signed_in(make_user())):
        assert client.get(HERE).status_code == 404
        assert client.get("/en/rounds/2026-09/organisations/none/").status_code == 404
        answers = {client.post(path, {"act": "send"}).status_code for path in (HERE, HERE.replace("unicef", "none"))}
        assert answers in ({403}, {404}), "one answer, whether it exists or not"
    assert Client().get(HERE).status_code == 302


def test_a_co_chair_reads_what_was_sent_and_writes_nothing_for_others(round_, duties):
    co_chair = signed_in(make_staff("co_chair"))
    Update.objects.create(
        duty=duties[0],
        subject=duties[0].subject,
        organisation=duties[0].organisation,
        done="EXAMPLE draft",
        language="en",
    )
    page = co_chair.get(HERE).content.decode()
    assert "EXAMPLE draft" not in page
    assert co_chair.post(HERE, {"act": "send"}).status_code == 403


def test_as_many_queries_for_many_as_for_few(round_, duties, address, unicef, plan, django_assert_max_num_queries):
    with django_assert_max_num_queries(11):
        Client().get(address)


def test_saved_while_typing_it_answers_the_script_and_says_nothing_on_the_next_page(address, duties, unicef):
    client, script = Client(), {"Accept": "application/json"}
    typed = said(duties[0], done="EXAMPLE one") | {"act": "send"}
    answer = client.post(address, typed, headers=script).json()
    assert answer["versions"] == {f"d{duties[0].pk}": 1} and answer["words"].startswith("saved ")
    assert Update.objects.get().state == "draft", "the script never sends"
    assert "Nothing is sent until" not in client.get(address).content.decode()
    signed_in(make_focal_point(unicef)).post(HERE, said(duties[0], version=1, done="EXAMPLE theirs") | {"act": "save"})
    late = client.post(address, said(duties[0], version=1, done="EXAMPLE mine"), headers=script).json()
    assert late["versions"] == {} and "Somebody saved this" in late["errors"][0]
    assert Update.objects.get().done == "EXAMPLE theirs"


def test_what_waits_for_an_answer_comes_first_and_what_was_sent_is_shown(address, duties):
    client = Client()
    client.post(address, said(duties[0], status="delayed", done="EXAMPLE one") | {"act": "send"})
    page = client.get(address)
    assert [block.owed.facts.code for block in page.context["blocks"]] == ["B1.3", "B1.2"]
    assert '<dd lang="en">EXAMPLE one</dd>' in page.content.decode()


def test_the_enter_key_saves_and_leads_nowhere(address, duties):
    """A browser presses the first button of the form."""
    form = Client().get(address).content.decode().partition('<form class="owed"')[2].partition("</form>")[0]
    assert re.search(r"<button[^>]*>", form)[0].count('name="act" value="save"') == 1


def test_each_subject_tells_which_deliverables_are_late_and_which_comes_next(address, duties, activities):
    days = {1: date(2026, 8, 31), 2: date(2026, 10, 31)}
    for position, day in days.items():
        Deliverable.objects.create(
            activity=activities[1], position=position, precision="day", starts_on=day, due_on=day
        )
    page = Client().get(address)
    facts = page.context["blocks"][0].owed.facts
    assert facts.late_promises == ("31 August 2026",) and facts.next_promise == "31 October 2026"
    assert "Deliverable whose date has passed: 31 August 2026" in page.content.decode()
    Deliverable.objects.filter(position=1).update(done_on=days[1])
    assert Client().get(address).context["blocks"][0].owed.facts.late_promises == ()
