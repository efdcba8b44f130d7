import pytest

from mechanism.queries.organisations import MechanismFilters, by_country, members, narrowed_members, tables_of
from network_portal.bodies.queries.seats import others_seated, seat_counts, seats_to_tell
from network_portal.organisations.models.protection import ProtectedName
from network_portal.taxonomy.models import Country, Objective
from tests.factories import make_organisation, make_seat, make_table

pytestmark = pytest.mark.django_db
HIDES_ALL = {f"shows_{name}": False for name in ("kind", "country", "sectors", "objectives", "languages")}
SAYS = {"kind": "migrants", "sectors": ["health"], "languages": ["fr"]}


@pytest.fixture
def guyana():
    return Country.objects.create(
        iso3="GUY", iso2="GY", status="member_state", name_en="Guyana", m49_subregion="South America"
    )


def seated(slug, table, **fields):
    body = make_organisation(slug, **SAYS | fields)
    body.objectives.add(Objective.objects.get_or_create(number=8, defaults={"short_en": "8"})[0])
    make_seat(table, body)
    return body


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "migrants"},
        {"country": "GY"},
        {"country": "none"},
        {"subregion": "south-america"},
        {"objective": "8"},
        {"sector": "health"},
        {"language": "fr"},
    ],
)
def test_what_is_not_shown_finds_nobody(guyana, asked):
    table = make_table()
    seated("shown", table, country=None if asked.get("country") == "none" else guyana)
    seated("hides", table, country=None if asked.get("country") == "none" else guyana, **HIDES_ALL)
    assert [one.slug for one in narrowed_members(MechanismFilters(**asked))] == ["shown"]
    assert len(narrowed_members(MechanismFilters())) == 2


def test_who_does_not_show_its_tables_is_not_in_the_list_and_counts_among_the_others():
    table = make_table()
    seated("shown", table)
    for number in range(10):
        seated(f"hides-{number}", table, shows_tables=False)
    assert [one.slug for one in members()] == ["shown"]
    count = seat_counts()[table.pk]
    assert (count.listed, count.others) == (1, {"none": 10})


def test_a_subregion_that_was_chosen_stands_before_that_of_the_country(guyana):
    table = make_table()
    for number in range(10):
        seated(f"hidden-{number}", table, is_listed=False, country=guyana, subregion="caribbean")
    shown = seated("shown", table, country=guyana, subregion="caribbean")
    assert others_seated("working_table") == {"caribbean": 10}
    assert [one.pk for one in narrowed_members(MechanismFilters(subregion="caribbean"))] == [shown.pk]
    assert narrowed_members(MechanismFilters(subregion="south-america")) == []


def test_an_organisation_of_two_tables_counts_once(guyana):
    first, second = make_table(1), make_table(2)
    for number in range(9):
        make_seat(second, seated(f"hidden-{number}", first, is_listed=False, country=guyana))
    assert others_seated("working_table") == {}


def test_a_protected_one_is_in_no_count_and_no_list(guyana):
    table = make_table()
    hidden = [seated(f"hidden-{number}", table, is_listed=False, country=guyana) for number in range(10)]
    assert others_seated("working_table") == {"south-america": 10}
    ProtectedName.objects.create(organisation=hidden[0], name="Real")
    assert others_seated("working_table") == {}
    assert not seats_to_tell().filter(organisation=hidden[0]).exists()


def test_the_day_of_a_withdrawal_tells_nothing_of_whether_it_stayed(guyana):
    """One more among the others, or one fewer in the Mechanism, read the same."""
    table = make_table()
    for number in range(12):
        seated(f"hidden-{number}", table, is_listed=False, country=guyana)
    body = seated("withdraws", table, country=guyana)
    before = others_seated("working_table")
    body.is_listed = False
    body.save()
    stayed = others_seated("working_table")
    body.seats.all().delete()
    assert before == stayed == others_seated("working_table") == {"south-america": 10}


def test_tables_narrow_and_tiles_count_those_that_show_their_country(guyana):
    first, second = make_table(1), make_table(2)
    one = seated("one", first, country=guyana)
    make_seat(second, one)
    seated("two", second, country=guyana, **HIDES_ALL)
    assert [found.slug for found in narrowed_members(MechanismFilters(table="1"))] == ["one"]
    assert len(narrowed_members(MechanismFilters(table="2"))) == 2
    assert by_country(members()) == {"GY": 1}
    assert tables_of(one.pk) == [1, 2]
