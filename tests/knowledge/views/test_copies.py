import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.common import actors
from network_portal.knowledge.models import PracticeCopy
from network_portal.taxonomy.models import Country
from tests.factories import make_focal_point, make_organisation, make_practice, make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice():
    return make_practice(year_from=2020)


@pytest.fixture
def country():
    return Country.objects.create(iso2="HN", iso3="HND", name_en="Honduras")


def shown(practice, country, **fields):
    body = make_organisation(**{"name_en": "Their own name", "acronym_en": "", **fields.pop("body", {})})
    values = {"year": 2024, "changed": "We opened on Saturdays", "language": "en", "state": "published"} | fields
    return PracticeCopy.objects.create(practice=practice, organisation=body, country=country, **values)


def page_of(client, practice):
    return client.get(f"/en/practices/{practice.slug}/").content.decode()


@pytest.mark.parametrize(
    ("fields", "is_shown"),
    [
        ({"is_named": True}, True),
        ({"is_named": False}, False),
        ({"is_named": True, "body": {"is_listed": False, "kind": "civil_society"}}, False),
    ],
)
def test_the_name_stands_only_where_it_wants_and_is_public(client, practice, country, fields, is_shown):
    copy = shown(practice, country, **fields)
    page = page_of(client, practice)
    assert "Honduras, 2024" in page
    assert "We opened on Saturdays" in page
    assert ("Their own name" in page) == is_shown
    [told] = client.get(f"/api/v1/practices/{practice.slug}/").json()["copies"]
    assert told["organisation"] == (copy.organisation.slug if is_shown else None)
    assert (told["country"], told["year"], told["changed"]) == ("HND", 2024, "We opened on Saturdays")


@pytest.mark.parametrize("state", ["waiting", "declined", "withdrawn"])
def test_what_is_not_published_is_nowhere(client, practice, country, state):
    shown(practice, country, state=state)
    assert "Saturdays" not in page_of(client, practice)
    assert client.get(f"/api/v1/practices/{practice.slug}/").json()["copies"] == []


def test_an_organisation_tells_and_withdraws_and_sees_only_its_own(practice, country):
    theirs = shown(practice, country, changed="Not yours to see here")
    body = make_organisation("mine")
    person = signed_in(make_focal_point(body))
    address = f"/en/practices/{practice.slug}/copied/"
    said = {"organisation": body.pk, "country": country.pk, "year": 2025, "changed": "With a bus"}
    assert person.post(address, said).status_code == 302
    page = person.get(address).content.decode()
    assert "With a bus" in page
    assert "Not yours to see here" not in page
    mine = PracticeCopy.objects.get(organisation=body)
    for other, status in ((theirs, 404), (mine, 302)):
        sent = {"act": "withdraw", "copy": other.pk, "version": 1}
        assert person.post(address, sent).status_code == status
    theirs.refresh_from_db()
    mine.refresh_from_db()
    assert (mine.state, theirs.state) == ("withdrawn", "published")


def test_countries_to_choose_stand_by_subregion_and_nothing_is_a_row_of_dashes():
    call_command("load_taxonomy")
    ana = signed_in(make_focal_point(make_organisation()))
    page = ana.get(f"/es/practices/{make_practice().slug}/copied/").content.decode()
    assert "---------" not in page and '<optgroup label="Caribe">' in page
    names = ["Cuba", "Dominica", "Haití", "Jamaica"]
    places = [page.index(name) for name in names]
    assert places == sorted(places)


def test_what_was_typed_stays_when_it_is_refused(practice, country):
    body = make_organisation("mine")
    person = signed_in(make_focal_point(body))
    said = {"organisation": body.pk, "country": country.pk, "year": 2019, "changed": "With a bus"}
    page = person.post(f"/en/practices/{practice.slug}/copied/", said).content.decode()
    assert "The practice began later." in page
    assert "With a bus" in page


def test_the_desk_shows_what_waits_and_publishes_it(practice, country):
    copy = shown(practice, country, state="waiting")
    editor = signed_in(make_staff(actors.EDITOR))
    assert "Honduras, 2024" in editor.get("/en/practices/copies/").content.decode()
    assert "Copies to publish" in editor.get("/en/practices/").content.decode()
    answer = editor.post(f"/en/practices/copies/{copy.pk}/", {"act": "publish", "version": 1})
    assert answer.status_code == 302
    assert "No copy waits" in editor.get("/en/practices/copies/").content.decode()


def test_the_desk_calls_a_practice_by_its_title(practice, country):
    shown(practice, country, state="waiting")
    page = signed_in(make_staff(actors.CO_CHAIR)).get("/en/practices/copies/").content.decode()
    text = practice.texts.get()
    assert f">{text.title}</a>" in page and f">{practice.slug}</a>" not in page


def test_many_copies_cost_no_more_queries_than_one(client, practice, country):
    def queries():
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as captured:
            page_of(client, practice)
        return len(captured)

    shown(practice, country, is_named=True)
    few = queries()
    for year in range(2010, 2020):
        shown(practice, country, year=year, is_named=True)
    assert queries() == few
