"""Writing a pledge, section by section, without script."""

import pytest

from network_portal.common import actors
from network_portal.organisations.models import TeamMember
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


def test_for_refugees_alone_the_refugee_compact_is_named_and_nothing_begins(client, body):
    answer = client.post("/en/pledges/new/", {"concern": "refugees", "organisation": body.pk})
    assert "https://globalcompactrefugees.org" in answer.content.decode()
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
    assert "Still missing:" in page and "Text of the pledge" in page and "More" in page
    assert client.post(f"{there}registry/", boxes(3)).url == there


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


def test_a_partner_that_a_co_chair_wrote_stays_when_the_section_is_saved(client, author, body, there, draft):
    hidden = make_organisation("hidden", acronym_en="HIDDEN", kind="academia", is_listed=False)
    written(author, draft, kind="common", partners=[hidden.pk])
    version = Submission.objects.get().version
    client.post(f"{there}who/", boxes(version, partners="HIDDEN", reporter="HIDDEN"))
    assert Submission.objects.get().values["reporter"] == hidden.pk


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
