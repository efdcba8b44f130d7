import html
import json
import re

import pytest
from django.urls import reverse

from mechanism.actions.assisted import register_for
from mechanism.actions.registrations import begin_registration, register_organisation
from mechanism.models import Registration
from mechanism.queries.memberships import known_to
from mechanism.queries.registrations import assisted_by
from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, SYSTEM
from network_portal.common.registry import personal_data
from network_portal.notifications.models import Message
from network_portal.organisations.actions.protection import protect_organisation
from network_portal.organisations.actions.registered import open_team
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.likeness import listed_like, possible_duplicates
from network_portal.organisations.rules.likeness import Named
from network_portal.settings import ACCOUNT_RATE_LIMITS as LIMITS
from network_portal.taxonomy.models import Country
from tests.factories import actor_with, make_focal_point, make_organisation, make_user, signed_in
from tests.mechanism.joining import answers, by_person, written
from tests.mechanism.seated import acting, make_admitted, make_mandate

JOIN = "/en/mechanism/join/"


@pytest.fixture
def ana(tables):
    return make_user(email="ana@example.org", name="Ana EXAMPLE")


def test_the_first_screen_says_who_sees_what_and_reads_no_session(client, tables):
    response = client.get(JOIN)
    page = response.content.decode()
    assert "public" in response.headers["Cache-Control"]
    assert "Who will see what" in page
    assert "9 answers are needed" in page


def test_who_has_no_account_makes_one_and_comes_back(client, tables):
    response = client.get(f"{JOIN}begin/")
    assert response.headers["Location"] == "/en/accounts/signup/?next=%2Fen%2Fmechanism%2Fjoin%2Fbegin%2F"


def test_the_confirming_mail_leads_back_on_any_device(client, tables, mailoutbox):
    form = {"email": "new@example.org", "password1": "four words put together", "next": f"{JOIN}begin/"}
    client.post("/en/accounts/signup/", form)
    link = Message.objects.get(kind="accounts.confirm_email").links["link"]
    assert link["then"] == f"{JOIN}begin/"


def test_looking_at_a_step_begins_nothing(ana):
    page = signed_in(ana).get(f"{JOIN}organisation/")
    assert page.status_code == 200
    assert "no-store" in page.headers["Cache-Control"]
    assert not Registration.objects.exists()


def test_a_step_is_saved_aside_while_somebody_types(ana):
    data = {"s-name": "EXAMPLE: Half", "s-language": "fr", "s-version": "0", "act": "save"}
    answer = signed_in(ana).post(f"{JOIN}organisation/", data, headers={"accept": "application/json"})
    assert answer.json()["versions"] == {"s": 1}
    assert Registration.objects.get().values["name"] == "EXAMPLE: Half"
    assert Registration.objects.get().language == "fr"


def test_a_blank_step_begins_nothing_and_is_not_told_as_saved(ana):
    browser, blank = signed_in(ana), {"s-version": "0", "s-language": "en", "s-where": ""}
    for act in ("save", ""):
        page = browser.post(f"{JOIN}organisation/", blank | {"act": act}, follow=True)
        assert "so nothing is saved" in page.content.decode() and "Saved." not in page.content.decode()
    aside = browser.post(f"{JOIN}organisation/", blank, headers={"accept": "application/json"})
    assert aside.json() == {"words": "", "versions": {"s": 0}, "errors": []}
    assert browser.post(f"{JOIN}organisation/").status_code == 302
    assert not Registration.objects.exists(), "nobody is reminded of what they did not begin"


def test_a_second_blank_window_changes_nothing_and_is_not_told_as_saved(ana):
    registration = begin_registration(by=by_person(ana))
    page = signed_in(ana).post(f"{JOIN}work/", {"s-version": "0", "act": "save"}, follow=True).content.decode()
    assert "so nothing is saved" in page and "Saved." not in page
    assert Registration.objects.get().version == registration.version


def test_what_was_kept_can_be_taken_away_again(ana):
    registration = written(ana)
    blank = {"s-version": registration.version, "act": "save"}
    page = signed_in(ana).post(f"{JOIN}work/", blank, follow=True).content.decode()
    assert "Saved." in page and Registration.objects.get().values["objectives"] == []
    said = {"s-version": Registration.objects.get().version, "s-language": "fr", "act": "save"}
    signed_in(ana).post(f"{JOIN}organisation/", said)
    said = {"s-version": Registration.objects.get().version, "s-language": "en", "act": "save"}
    assert "Saved." in signed_in(ana).post(f"{JOIN}organisation/", said, follow=True).content.decode()
    assert Registration.objects.get().language == "en", "a language that is chosen anew is an answer"


@pytest.mark.parametrize(("iso3", "offered"), [("BLZ", True), ("GUY", True), ("SUR", True), ("HND", False)])
def test_a_subregion_is_asked_only_where_lists_disagree(ana, iso3, offered):
    written(ana, where=str(Country.objects.get(iso3=iso3).pk))
    page = signed_in(ana).get(f"{JOIN}work/").content.decode()
    assert ("s-subregion" in page) == offered


def test_tables_are_suggested_and_none_is_ticked(ana):
    written(ana, tables=[])
    page = signed_in(ana).get(f"{JOIN}tables/").content.decode()
    assert "suggested by your choice of" in page
    assert " checked" not in page


def test_an_alias_that_is_the_name_is_refused(ana):
    registration = written(ana)
    data = {"s-at_risk": "yes", "s-alias": "example CASA del migrante", "s-version": registration.version}
    page = signed_in(ana).post(f"{JOIN}safety/", data)
    assert "This is the name of the organisation" in page.content.decode()


def test_one_that_is_not_listed_is_not_revealed(ana):
    """P04: the same answer whether it is there or not."""
    written(ana)
    client = signed_in(ana)
    before = client.get(f"{JOIN}alike/")
    make_organisation("unseen-house", name_es="EXAMPLE: Casa del Migrante", is_listed=False)
    after = client.get(f"{JOIN}alike/")
    assert before.status_code == after.status_code == 200
    assert "unseen-house" not in after.content.decode()
    assert "No organisation that chose to be seen" in after.content.decode()
    assert client.get(f"{JOIN}alike/unseen-house/").status_code == 404


def test_its_team_is_asked_by_relay_and_once(ana):
    body = make_organisation("seen", name_es="EXAMPLE: Casa del Migrante", acronym_es="", is_listed=True)
    speaker = make_focal_point(body, email="speaker@example.org")
    written(ana)
    client = signed_in(ana)
    assert reverse("mechanism:ask_for_invitation", args=["seen"]).split("/", 2)[2] in (
        client.get(f"{JOIN}alike/").content.decode()
    )
    for _press in range(2):
        assert "speaker@example.org" not in client.post(f"{JOIN}alike/seen/", follow=True).content.decode()
    assert [letter.person for letter in Message.objects.filter(kind="mechanism.invitation_asked")] == [speaker]


def test_who_answers_a_request_sees_possible_duplicates_but_no_protected_one(ana):
    twin = make_organisation("hidden", name_es="EXAMPLE: Casa Migrante A.C.", is_listed=False)
    registration = written(ana)
    organisation = register_organisation(by=by_person(ana), registration=registration, version=registration.version)
    other = make_user()
    kept = written(other, at_risk="yes", alias="Puente del Sur")
    protected = register_organisation(by=by_person(other), registration=kept, version=kept.version)
    known = Organisation.objects.values("pk")
    assert possible_duplicates(organisation, known=known) == [twin]
    assert possible_duplicates(protected, known=known) == []


@pytest.mark.parametrize("is_there", [False, True])
def test_a_secretary_reads_no_name_of_an_organisation_of_another_table(ana, is_there):
    """By registering an organisation under a guessed name a secretary would find out who is here (P04)."""
    body, registration = Body.objects.get(kind="working_table", number=1), written(ana)
    twin = make_admitted(body if is_there else None, slug="hidden", name_es="EXAMPLE: Casa Migrante A.C.")
    organisation = register_organisation(by=by_person(ana), registration=registration, version=registration.version)
    by = acting(make_mandate(body).person)
    assert possible_duplicates(organisation, known=known_to(by, body)) == ([twin] if is_there else [])
    assert possible_duplicates(organisation, known=known_to(actor_with(CO_CHAIR), body)) == [twin]


def test_names_are_compared_in_as_many_queries_however_many_there_are(tables, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert listed_like(Named(("EXAMPLE: Nobody",))) == []
    Organisation.objects.bulk_create(
        Organisation(slug=f"many-{number}", kind="other", name=f"Many {number}", is_listed=True) for number in range(50)
    )
    with django_assert_num_queries(2):
        assert listed_like(Named(("EXAMPLE: Nobody",))) == []


def test_after_sending_a_second_press_shows_who_answers(ana):
    registration = written(ana)
    client = signed_in(ana)
    for _press in range(2):
        answer = client.post(f"{JOIN}check/", {"version": registration.version})
        assert answer.headers["Location"].endswith("/join/done/")
    page = client.get(f"{JOIN}done/").content.decode()
    assert "Secretariat of Working Table 1" in page
    assert Organisation.objects.filter(admission__isnull=False).count() == 1


def test_another_person_sees_nothing_of_it(ana):
    written(ana)
    page = signed_in(make_user()).get(f"{JOIN}organisation/").content.decode()
    assert "Casa del Migrante" not in page


def test_thrown_away_it_is_gone(ana):
    registration = written(ana)
    signed_in(ana).post(f"{JOIN}check/", {"act": "discard", "version": registration.version})
    assert not Registration.objects.exists()


def test_who_is_out_of_the_team_learns_nothing_more_of_what_they_registered(ana):
    """Least of all the alias that hides the name which they wrote (O05)."""
    registration = written(ana)
    organisation = register_organisation(by=by_person(ana), registration=registration, version=registration.version)
    browser = signed_in(ana)
    assert browser.get(f"{JOIN}done/").status_code == 200
    organisation.team.update(ended_at=clock.now())
    Message.objects.update(state=Message.SENT)
    protect_organisation(by=SYSTEM, organisation=organisation, alias="Luna Azul")
    answer = browser.get(f"{JOIN}done/", follow=True)
    assert answer.redirect_chain and "Luna Azul" not in answer.content.decode()
    organisation.refresh_from_db()
    told = json.dumps({name: part.export(ana.pk) for name, part in personal_data.items()}, default=str)
    assert "register" in told and "Luna Azul" not in told and organisation.slug not in told


def test_who_wrote_for_others_reads_the_name_until_its_own_people_are_there(tables):
    secretary = make_mandate(Body.objects.get(kind="working_table", number=1)).person
    organisation = register_for(
        by=by_person(secretary), values=answers(), email="luz@example.org", language="es"
    ).organisation
    assert [one.organisation for one in assisted_by(secretary.pk)] == [organisation]
    open_team(by=SYSTEM, organisation=organisation, person=make_user(email="luz@example.org"))
    protect_organisation(by=SYSTEM, organisation=organisation, alias="Luna Azul")
    assert not assisted_by(secretary.pk).exists()
    assert "Luna Azul" not in signed_in(secretary).get(f"{JOIN}for-others/").content.decode()


def test_nobody_writes_to_every_team_or_fills_the_desks_of_the_tables(ana):
    """Each press costs people who answer in their free time; a name is free text that a mail carries."""
    for number in range(8):
        make_focal_point(make_organisation(f"seen-{number}", is_listed=True))
    browser = signed_in(ana)
    answers = [browser.post(f"{JOIN}alike/seen-{number}/").status_code for number in range(8)]
    assert answers.count(302) == 5 and answers[:5] == [302] * 5
    assert Message.objects.filter(kind="mechanism.invitation_asked").count() == 5
    for number in range(7):
        registration = written(ana, name=f"EXAMPLE: Casa {number}")
        browser.post(f"{JOIN}check/", {"version": registration.version, "act": "send"})
        registration.refresh_from_db()
        assert (registration.done_at is not None) == (number < 5)


def for_others(number):
    contact = {"contact_email": f"luz-{number}@example.org", "contact_language": "es", "agrees": "on"}
    return answers(name=f"EXAMPLE: Casa {number}") | contact


def test_sixty_are_registered_for_others_in_a_day_and_the_next_is_refused(tables, settings):
    """The mail goes to whatever address somebody types."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"register_for_others": "3/d/key"}
    assert LIMITS["register_for_others"] == "60/d/key"
    body = Body.objects.get(kind="working_table", number=1)
    browser = signed_in(make_mandate(body).person)
    pages = [browser.post(f"{JOIN}for-others/", for_others(number)) for number in range(4)]
    assert [page.status_code for page in pages] == [302, 302, 302, 200]
    assert "nothing was sent; try again tomorrow" in pages[3].content.decode()
    assert "EXAMPLE: Casa 3" in pages[3].content.decode(), "what was typed stays"
    assert Registration.objects.count() == Message.objects.filter(kind="organisations.invitation").count() == 3
    colleague = signed_in(make_mandate(body, Mandate.ALTERNATE).person)
    assert colleague.post(f"{JOIN}for-others/", for_others(9)).status_code == 302, "a colleague goes on"


def test_thirty_honest_people_behind_one_address_register(tables):
    body = Body.objects.get(kind="working_table", number=1)
    for number in range(30):
        person = make_user()
        registration = written(person, name=f"EXAMPLE: Casa {number}")
        press = {"version": registration.version, "act": "send"}
        assert signed_in(person).post(f"{JOIN}check/", press).status_code == 302
        assisting = signed_in(make_mandate(body, Mandate.ALTERNATE).person)
        assert assisting.post(f"{JOIN}for-others/", for_others(number)).status_code == 302
    assert Registration.objects.filter(done_at__isnull=False).count() == 60


def test_the_check_page_sets_lists_as_french_does(ana):
    written(ana)
    page = signed_in(ana).get(f"{JOIN}check/".replace("/en/", "/fr/")).content.decode()
    facts = page[page.index("<dl") : page.rindex("</dl>")]
    assert "\u202f; 8. " in facts and not re.search(r"(?<![\u202f\u00a0]);\s", html.unescape(facts)), (
        "objectives and tables"
    )
