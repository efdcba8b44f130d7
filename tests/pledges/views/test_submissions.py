"""Writing a pledge, section by section, without script."""

import re
from datetime import timedelta

import pytest

from network_portal.common import actors, clock
from network_portal.organisations.models import TeamMember
from network_portal.taxonomy.models import Country
from pledges.actions.submissions import submit_pledge, take_back, withdraw_submission
from pledges.models import Submission
from tests.factories import make_focal_point, make_organisation, make_pledge, make_staff, make_user, signed_in
from tests.pledges.conftest import TEXT, written

pytestmark = pytest.mark.django_db
HOSTILE = (
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "\u202egnp.exe",
    "a\x0bb\x07c",
    "{{ 7*7 }}",
    "'; DROP--",
    "ñ" * 400,
)


@pytest.fixture
def client(ana):
    return signed_in(ana)


@pytest.fixture
def there(draft):
    return f"/en/pledges/submissions/{draft.pk}/"


def boxes(version: int = 1, **values) -> dict:
    return {f"s-{name}": value for name, value in {"version": version, **values}.items()}


def read(client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_begun_it_leads_to_the_first_section(client, body):
    answer = client.post("/en/pledges/new/", {"concern": "migrants", "organisation": body.pk})
    assert answer.url == f"/en/pledges/submissions/{Submission.objects.get().pk}/about/"
    assert "What it is" in read(client, answer.url)


def test_begun_by_two_presses_it_is_one_draft_until_something_is_written_in_it(client, body):
    said = {"concern": "migrants", "organisation": body.pk}
    first, second = (client.post("/en/pledges/new/", said).url for _press in range(2))
    assert first == second and Submission.objects.count() == 1
    client.post(first, boxes(title="EXAMPLE: written"))
    assert client.post("/en/pledges/new/", said).url != first
    client.post("/en/pledges/new/", said | {"concern": "mixed"})
    assert Submission.objects.count() == 3


def test_the_second_press_is_answered_as_the_first(client, there, author, draft):
    whole = written(author, draft)
    for act, words, state in (
        ("send", "The pledge is sent.", "submitted"),
        ("take_back", "The pledge is yours again", "draft"),
        ("withdraw", "It is withdrawn.", "withdrawn"),
    ):
        whole.refresh_from_db()
        pressed = {"act": act, "version": whole.version}
        assert client.post(there, pressed).status_code == 302
        again = client.post(there, pressed, follow=True)
        assert again.redirect_chain == [(there, 302)] and again.content.decode().count(words) == 1
        whole.refresh_from_db()
        assert (whole.state, whole.version) == (state, pressed["version"] + 1)
    assert Submission.objects.get().submissions == 1


def test_a_press_that_comes_after_something_else_is_not_answered_as_done(client, there, author, draft):
    whole = written(author, draft)
    late = {"act": "send", "version": whole.version - 1}
    assert client.post(there, late).status_code == 409
    assert Submission.objects.get().state == "draft"


def test_what_was_typed_while_somebody_sent_it_stands_on_the_page(client, there, author, draft):
    form = written(author, draft)
    shown = {f"initial-s-{name}": value for name, value in {"version": form.version, "starts_on": "2026-01-01"}.items()}
    submit_pledge(by=author, submission=form, version=form.version)
    typed = boxes(form.version, starts_on="2026-01-01", deadline="2027-02-03", measured="EXAMPLE <b>typed</b>") | shown
    answer = client.post(f"{there}when-and-measured/", typed)
    page = answer.content.decode()
    assert answer.status_code == 409 and "What you wrote is not saved" in page and "This pledge was sent." in page
    assert "EXAMPLE &lt;b&gt;typed&lt;/b&gt;" in page and "3 February 2027" in page and "1 January 2026" not in page
    aside = client.post(f"{there}when-and-measured/", typed, headers={"accept": "application/json"})
    assert aside.json()["errors"] == ["This pledge was sent. Take it back to change it."]
    unread = client.post(f"{there}when-and-measured/", typed | boxes(deadline="soon", starts_on="2029-01-01"))
    assert '<dd lang="">soon</dd>' in unread.content.decode()
    assert client.get(f"{there}when-and-measured/").url == there


def test_for_refugees_alone_the_refugee_compact_is_named_and_nothing_begins(client, body):
    answer = client.post("/en/pledges/new/", {"concern": "refugees", "organisation": body.pk})
    page = answer.content.decode()
    assert page.count("Thank you for wanting to help refugees") == 1 and "https://globalcompactrefugees.org" in page
    assert not Submission.objects.exists()


def test_somebody_elses_organisation_cannot_be_chosen(client, body):
    other = make_organisation("fao")
    client.post("/en/pledges/new/", {"concern": "migrants", "organisation": other.pk})
    assert not Submission.objects.exists()


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
def test_every_section_opens(client, there, language):
    for section in (
        "",
        "about",
        "text",
        "who",
        "objectives-and-countries",
        "when-and-measured",
        "attachment",
        "registry",
    ):
        read(client, there.replace("/en/", f"/{language}/") + (f"{section}/" if section else ""))
    read(client, f"{there}elsewhere/", 404)


def test_saved_it_goes_on_or_stays_and_the_page_tells_what_is_missing(client, there, draft):
    assert client.post(f"{there}text/", boxes(text="Words", language="en")).url == f"{there}who/"
    assert client.post(f"{there}text/", boxes(2, text="More", language="en") | {"act": "save"}).url == f"{there}text/"
    page = read(client, there)
    assert "Still missing:" in page and "Text of the pledge (4 characters; at least 300)" in page and "More" in page
    assert client.post(f"{there}registry/", boxes(3)).url == there


def test_a_section_that_nobody_needs_is_optional_until_something_stands_in_it(client, there):
    def steps() -> list[str]:
        return re.findall(r"step step-(\w+)", read(client, f"{there}about/"))

    assert steps() == ["current", "todo", "optional", "todo", "todo", "optional", "optional"]
    client.post(f"{there}registry/", boxes(global_number="EXAMPLE-1"))
    client.post(f"{there}text/", boxes(2, text=TEXT, language="en"))
    assert steps() == ["current", "done", "optional", "todo", "todo", "optional", "done"]


def test_countries_stand_by_name_under_subregions_that_open_where_one_is_chosen(client, there):
    rows = (
        ("AAA", "AA", "Zeta", "Caribbean"),
        ("BBB", "BB", "Álfa", "Caribbean"),
        ("CCC", "CC", "Beta", "South America"),
    )
    for iso3, iso2, name, region in rows:
        Country.objects.create(iso3=iso3, iso2=iso2, name_en=name, status="member_state", m49_subregion=region)
    beta = Country.objects.get(iso2="CC")
    client.post(f"{there}objectives-and-countries/", boxes(countries=[beta.pk]))
    assert Submission.objects.get().values["countries"] == [beta.pk]
    page = read(client, f"{there}objectives-and-countries/")
    assert page.index("Álfa") < page.index("Zeta") < page.index("Beta")
    assert '<details class="disclosure">\n      <summary>Caribbean' in page
    assert '<details class="disclosure" open>\n      <summary>South America' in page


def test_saved_aside_it_answers_with_the_next_version(client, there):
    told = client.post(f"{there}text/", boxes(text="Words", language="en"), headers={"accept": "application/json"})
    assert told.json()["versions"] == {"s": 2} and told.json()["errors"] == []
    late = client.post(f"{there}text/", boxes(text="Late", language="en"), headers={"accept": "application/json"})
    assert late.json()["errors"] and Submission.objects.get().values["text"] == "Words"


def test_of_two_who_write_both_texts_are_shown(client, there):
    client.post(f"{there}text/", boxes(text="Theirs", language="en"))
    late = client.post(f"{there}text/", boxes(text="Mine", language="en"))
    page = late.content.decode()
    assert late.status_code == 409 and "Theirs" in page and "Mine" in page
    assert Submission.objects.get().values["text"] == "Theirs"


@pytest.mark.parametrize("name", ["objectives", "principles", "countries"])
def test_a_number_that_no_database_holds_is_one_that_is_not_offered(client, there, name):
    page = client.post(f"{there}objectives-and-countries/", boxes(**{name: "9" * 22}))
    assert page.status_code == 200 and "is not offered for" in page.content.decode()


@pytest.mark.parametrize("name", ["reporter", "partners"])
@pytest.mark.parametrize("name_of_body", ["x" * 50_001, "%" * 26_000, "x\n" + "%" * 9_000])
def test_a_name_longer_than_any_organisation_has_is_refused(client, there, name, name_of_body):
    page = client.post(f"{there}who/", boxes(**{name: name_of_body}))
    assert page.status_code == 200 and 'aria-invalid="true"' in page.content.decode()


def test_what_is_refused_keeps_what_was_typed(client, there):
    answer = client.post(
        f"{there}when-and-measured/", boxes(starts_on="2027-02-01", deadline="2027-01-01", measured="Kept")
    )
    page = answer.content.decode()
    assert answer.status_code == 200 and "The deadline comes before the start." in page and "Kept" in page
    assert not Submission.objects.get().values.get("measured")


def test_sent_taken_back_and_withdrawn(client, complete):
    there = f"/en/pledges/submissions/{complete.pk}/"

    def press(act: str) -> str:
        assert client.post(there, {"act": act, "version": Submission.objects.get().version}).url == there
        return Submission.objects.get().state

    assert press("send") == "submitted"
    assert client.get(f"{there}text/").url == there
    assert (press("take_back"), press("withdraw")) == ("draft", "withdrawn")
    assert "Withdrawn" in read(client, there)


def test_withdrawing_is_asked_apart_and_can_be_undone(client, author, draft, there):
    ask, form = (
        read(client, there).split("<summary>Withdraw it</summary>")[1].split("</details>")[0],
        'value="withdraw"',
    )
    assert form in ask and read(client, there).count(form) == 1
    withdraw_submission(by=author, submission=draft, version=draft.version)
    page = read(client, there)
    assert "Take it up again" in page and form not in page


def test_what_was_sent_is_found_again_by_its_organisation(client, author, sent, django_assert_max_num_queries):
    others = make_organisation("fao")
    Submission.objects.create(organisation=others, language="en", values={"title": "EXAMPLE: of others"})
    address = f"/en/pledges/submissions/{sent.pk}/"
    with django_assert_max_num_queries(30) as few:
        page = read(client, "/en/pledges/new/")
    queries = len(few)
    assert address in page and "Submitted" in page and "EXAMPLE: of others" not in page
    take_back(by=author, submission=sent, version=sent.version)
    for months, shown in ((2, True), (4, False)):
        day = clock.now() - timedelta(days=30 * months)
        one = Submission.objects.create(organisation=sent.organisation, language="en", state="withdrawn", saved_at=day)
        assert (f"/en/pledges/submissions/{one.pk}/" in read(client, "/en/pledges/new/")) is shown
    with django_assert_max_num_queries(queries):
        read(client, "/en/pledges/new/")


def test_what_is_missing_is_said_when_it_is_sent(client, there):
    page = client.post(there, {"act": "send", "version": 1}).content.decode()
    assert "It is saved but not sent. Still to be written:" in page and "Title" in page


def test_an_old_page_sends_nothing(client, complete):
    answer = client.post(f"/en/pledges/submissions/{complete.pk}/", {"act": "send", "version": 1})
    assert answer.status_code == 409 and Submission.objects.get().state == "draft"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_kept_as_words_or_refused_in_words(client, there, author, draft, text):
    for section, field in (
        ("about", "title"),
        ("text", "text"),
        ("when-and-measured", "measured"),
        ("who", "partners"),
        ("registry", "global_number"),
        ("registry", "global_address"),
        ("about", "matches"),
    ):
        version = Submission.objects.get().version
        answer = client.post(f"{there}{section}/", boxes(version, language="en", **{field: text}))
        assert answer.status_code in (200, 302), (section, field)
        page = read(client, there)
        assert "<script>alert" not in page and "<script>alert" not in answer.content.decode()
        assert "\x07" not in page


def test_a_text_beyond_all_measure_is_refused_in_words(client, there):
    answer = client.post(f"{there}text/", boxes(text="x" * 20_001, language="en"))
    assert answer.status_code == 200 and "20000" in answer.content.decode().replace(",", "")
    client.post(f"{there}text/", boxes(text="x" * 3_001, language="en"))
    assert len(Submission.objects.get().values["text"]) == 3_001


def test_partners_are_found_among_those_that_the_person_may_see(client, there, body):
    """One that is not seen answers as one that does not exist."""
    make_organisation("listed", acronym_en="LISTED", kind="academia")
    make_organisation("state", acronym_en="STATE", kind="government", is_listed=False)
    hidden = make_organisation("hidden", acronym_en="HIDDEN", kind="academia", is_listed=False)
    client.post(f"{there}who/", boxes(partners="LISTED\nSTATE"))
    assert len(Submission.objects.get().values["partners"]) == 2
    for name in ("HIDDEN", "NOBODY", "hidden"):
        for field in ("partners", "reporter"):
            page = client.post(f"{there}who/", boxes(2, **{field: name})).content.decode()
            assert f"No organisation is known as “{name}”." in page
    TeamMember.objects.create(organisation=hidden, user=body.team.get().user, role=actors.MEMBER)
    signed_in(body.team.get().user).post(f"{there}who/", boxes(2, partners="HIDDEN"))
    assert Submission.objects.get().values["partners"] == [hidden.pk]


@pytest.mark.parametrize("alias", [False, True])
def test_an_organisation_that_is_not_seen_hides_none_of_the_same_acronym(client, there, alias):
    hidden = make_organisation("aaa-hidden", acronym_en="CR", kind="academia", is_listed=False)
    listed = make_organisation("zzz-listed", acronym_en="CR", kind="academia")
    if alias:
        hidden.aliases.create(text="CR", normalised="cr")
    client.post(f"{there}who/", boxes(partners="CR"))
    assert Submission.objects.get().values["partners"] == [listed.pk]


def test_a_partner_that_a_co_chair_wrote_stays_when_the_section_is_saved(client, author, body, there, draft):
    hidden = make_organisation("hidden", acronym_en="HIDDEN", kind="academia", is_listed=False)
    written(author, draft, kind="common", partners=[hidden.pk])
    version = Submission.objects.get().version
    client.post(f"{there}who/", boxes(version, partners="", reporter=body.slug))
    assert Submission.objects.get().values["partners"] == [hidden.pk]


def test_of_others_there_is_none(there, body, draft):
    other = signed_in(make_focal_point(make_organisation("fao"), email="fao@example.org"))
    for section in ("", "text/", "attachment/"):
        hidden, absent = other.get(f"{there}{section}"), other.get(f"/en/pledges/submissions/999999/{section}")
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert other.post(f"{there}{section}", boxes()).status_code == 404
    assert signed_in(make_user()).get(there).status_code == 403


def test_a_change_begins_at_the_pledge(client, body):
    pledge = make_pledge(organisation=body, text=TEXT)
    assert "Change the pledge" in read(client, f"/en/pledges/{pledge.reference}/")
    answer = client.post(f"/en/pledges/{pledge.reference}/change/")
    change = Submission.objects.get()
    assert answer.url == f"/en/pledges/submissions/{change.pk}/" and change.pledge == pledge
    assert "Nothing differs yet from what is published." in read(client, answer.url)
    client.post(f"{answer.url}about/", boxes(title="EXAMPLE: new words", kind="individual"))
    page = read(client, answer.url)
    assert "EXAMPLE: new words" in page and pledge.title in page
    assert (
        "stage"
        not in read(client, f"{answer.url}when-and-measured/").split('<form class="form"')[1].split("</form>")[0]
    )


def test_a_co_chair_writes_for_any_organisation(body):
    chair = signed_in(make_staff(actors.CO_CHAIR))
    answer = chair.post("/en/pledges/new/", {"concern": "migrants", "organisation": "example-body"})
    assert Submission.objects.get().organisation == body and answer.status_code == 302


def test_countries_stand_in_the_order_of_their_names(client, there, body):
    for iso3, iso2, name in (("DEU", "DE", "Allemagne"), ("ECU", "EC", "Équateur"), ("URY", "UY", "Uruguay")):
        Country.objects.create(iso3=iso3, iso2=iso2, name_fr=name, status="member_state", m49_subregion="x")
    ecuador = Country.objects.get(iso3="ECU")
    address = there.replace("/en/", "/fr/") + "objectives-and-countries/"
    client.post(address, boxes(countries=[ecuador.pk], act="save"))
    page = read(client, address)
    assert page.index("Allemagne") < page.index("Équateur") < page.index("Uruguay")
    assert Submission.objects.get().values["countries"] == [ecuador.pk]


def test_a_partner_that_is_not_listed_is_named_to_no_writer_and_stays(client, author, ana, body):
    hidden = make_organisation("refuge", kind="civil_society", is_listed=False, name_en="EXAMPLE refuge", acronym_en="")
    pledge = make_pledge(organisation=body, reporter=hidden, kind="partnership")
    pledge.partners.add(hidden, make_organisation("partner"))
    client.post(f"/en/pledges/{pledge.reference}/change/")
    change = Submission.objects.get()
    overview, there = f"/en/pledges/submissions/{change.pk}/", f"/en/pledges/submissions/{change.pk}/who/"
    for address in (overview, there):
        page = client.get(address).content.decode()
        assert "EXAMPLE refuge" not in page and "refuge" not in page
    assert "1 organisation that is not listed takes part too" in client.get(there).content.decode()
    guessed = client.post(there, {"s-partners": "EXAMPLE refuge", "s-reporter": "", "s-version": change.version})
    assert "No organisation is known as" in guessed.content.decode()
    client.post(there, {"s-partners": "", "s-reporter": "", "s-version": change.version})
    change.refresh_from_db()
    assert (change.values["partners"], change.values["reporter"]) == ([hidden.pk], hidden.pk)
    late = client.post(there, {"s-partners": "partner", "s-reporter": body.slug, "s-version": 1})
    assert late.status_code == 409 and "refuge" not in late.content.decode()
    chairs = signed_in(make_staff(actors.CO_CHAIR)).get(there).content.decode()
    assert "EXAMPLE refuge" in chairs
