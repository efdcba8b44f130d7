"""The count beside a value of a facet is the length of the list with this facet replaced by it."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from network_portal.knowledge.models import Practice, PracticePopulation, PracticeText
from network_portal.knowledge.queries.figures import counted_list
from network_portal.knowledge.queries.filters import UNKNOWN, PracticeFilters, narrowed
from network_portal.knowledge.queries.orders import NEWEST, ORDERS
from network_portal.knowledge.queries.practices import page_of_list, practice_page
from network_portal.taxonomy.models import Country, GuidingPrinciple, ObjectiveGroup
from tests.factories import make_objective, make_organisation, make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def library(rows_of_module):
    """Forty practices that differ in every way a facet asks for; two are not published."""
    objectives = [make_objective(number) for number in (5, 8, 23)]
    for number, members in ((1, objectives[:2]), (2, objectives[1:])):
        ObjectiveGroup.objects.create(kind="fund_area", number=number, name_en="Area").objectives.set(members)
    ObjectiveGroup.objects.create(kind="round_table", number=1, name_en="Table").objectives.set(objectives)
    principle = GuidingPrinciple.objects.create(letter="a", name_en="People first")
    countries = [
        Country.objects.create(iso3=f"{code}X", iso2=code, status="member_state", name_en=code, m49_subregion=region)
        for code, region in (("HN", "Central America"), ("PE", "South America"), ("CL", "South America"))
    ]
    for n in range(40):
        practice = make_practice(
            title=f"Ventanilla número {n}" if n % 4 else "Regularización",
            language="es",
            level=["", "local", "national"][n % 3],
            implementer_kind=["", "government"][n % 2],
            year_from=[None, 2021, 2022, 2023][n % 4],
            is_published=n % 20 != 7,
        )
        practice.objectives.set([one for place, one in enumerate(objectives) if n >> place & 1])
        practice.countries.set([one for place, one in enumerate(countries) if n // 2 >> place & 1])
        if n % 5 == 0:
            practice.principles.add(principle)
            PracticeText.objects.create(practice=practice, language="en", status="unofficial", title="One-stop shop")
        for place, code in enumerate(("women", "children")):
            if n // 3 >> place & 1:
                PracticePopulation.objects.create(practice=practice, code=code)


choices = {
    "text": ["", "ventanilla", "NUMERO 1", "regularizacion", "shop", "nothing"],
    "objective": ["", "5", "8", "23", UNKNOWN],
    "principle": ["", "a"],
    "area": ["", "1", "2"],
    "country": ["", "HN", "PE", UNKNOWN],
    "subregion": ["", "south-america", "central-america", "caribbean"],
    "level": ["", "local", UNKNOWN],
    "implementer": ["", "government", UNKNOWN],
    "population": ["", "women", UNKNOWN],
    "year": ["", "2021", UNKNOWN],
    "language": ["", "en", "es", "fr"],
}
asked = st.builds(PracticeFilters, **{name: st.sampled_from(values) for name, values in choices.items()})
few = st.dictionaries(st.sampled_from(sorted(choices)), st.integers(0, 5), max_size=3).map(
    lambda picked: PracticeFilters(
        **{name: choices[name][place % len(choices[name])] for name, place in picked.items()}
    )
)


def listed(filters: PracticeFilters, sort: str = "newest", size: int = 7) -> list[str]:
    """Every address of the list, page by page, as a reader turns them."""
    found, after = [], ""
    while True:
        practices = narrowed(Practice.objects.published(), filters)
        page = practice_page(practices, sort=sort, after=after, size=size)
        found += [row.url for row in page.rows]
        if not page.next:
            return found
        after = page.next


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=asked | few)
def test_every_count_is_the_length_of_its_list(library, filters, db):
    counts = counted_list(filters, NEWEST).facets
    for name, values in choices.items():
        for value in values[1:]:
            if name != "text":
                wanted = PracticeFilters(**{**filters.asked, name: value})
                assert counts[name].get(value, 0) == len(listed(wanted, size=50)), (name, value)


@pytest.mark.parametrize("sort", sorted(ORDERS))
def test_each_order_has_every_practice_once_forwards_and_backwards(library, sort, db):
    everything = listed(PracticeFilters(), sort)
    assert len(everything) == len(set(everything)) == 38
    last = practice_page(Practice.objects.published(), sort=sort, size=100).rows[-1]
    back, before = [], last.url.rstrip("/").rsplit("/", 1)[1]
    while before:
        page = practice_page(Practice.objects.published(), sort=sort, before=before, size=7)
        back, before = [row.url for row in page.rows] + back, page.previous
    assert back == everything[:-1]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=asked | few, sort=st.sampled_from(sorted(ORDERS)))
def test_lists_are_walked_or_read_by_their_ids_to_the_same_pages(library, filters, sort, monkeypatch, db):
    walked = listed(filters, sort)
    monkeypatch.setattr("network_portal.knowledge.queries.practices.PAGE_SIZE", 7)
    for fewest, most in ((0, 50), (50, 50), (50, 27)):
        monkeypatch.setattr("network_portal.knowledge.queries.figures.FEWEST_TO_WALK", fewest)
        monkeypatch.setattr("network_portal.knowledge.queries.figures.MOST_IDS", most)
        counted = counted_list(filters, sort)
        assert (counted.total, len(counted.ids)) == (
            len(walked),
            min(len(walked), most) if filters.text or (fewest and filters.asked) else 0,
        )
        forwards, backwards = turned(partial(page_of_list, filters, sort, counted))
        assert [url for page in forwards for url in page] == walked
        assert forwards == backwards


def turned(page):
    """Each page on the way to the end, and the same on the way back."""
    shown = page()
    forwards = [shown]
    while shown.next:
        shown = page(after=shown.next)
        forwards.append(shown)
    backwards = [shown]
    while shown.previous:
        shown = page(before=shown.previous)
        backwards.insert(0, shown)
    return [[[row.url for row in one.rows] for one in pages] for pages in (forwards, backwards)]


def test_words_are_found_in_any_language_and_the_row_speaks_the_readers(library, db):
    [row, *_more] = practice_page(narrowed(Practice.objects.published(), PracticeFilters(text="shop"))).rows
    assert (row.title, row.lang) == ("One-stop shop", "en")


def test_a_place_that_is_nowhere_is_the_beginning(library, db):
    first = practice_page(Practice.objects.published()).rows
    assert practice_page(Practice.objects.published(), after="nothing-here").rows == first


def test_the_kind_of_whom_nobody_may_know_is_not_known():
    hidden = make_organisation("hidden", kind="academia", is_listed=False)
    seen = make_organisation("seen", kind="academia", is_listed=True)
    both, alone = (make_practice(implementer_kind="academia") for _one in range(2))
    both.implementers.set([hidden, seen])
    alone.implementers.set([hidden])
    unsaid = make_practice(implementer_kind="academia")
    for value, shown in (("academia", {both, unsaid}), ("unknown", {alone})):
        found = set(narrowed(Practice.objects.published(), PracticeFilters(implementer=value)))
        assert found & {both, alone, unsaid} == shown
        assert counted_list(PracticeFilters(), NEWEST).facets["implementer"][value] == len(found)
