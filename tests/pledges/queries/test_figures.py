"""Every figure is the length of the list that it leads to."""

from functools import partial

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledges.forms.filters import PledgeFilterForm
from pledges.models import Pledge
from pledges.queries.figures import counted_list, pledge_figures
from pledges.queries.filter_choices import filter_choices
from pledges.queries.filters import UNKNOWN, PledgeFilters, narrowed
from pledges.queries.pledges import page_of_list, pledge_page

pytestmark = pytest.mark.django_db


choices = {
    "text": ["", "visado", "NUMERO 1", "regularizacion", "body", "nothing"],
    "objective": ["", "5", "8", "23", UNKNOWN],
    "area": ["", "2"],
    "country": ["", "HN", "PE", UNKNOWN],
    "subregion": ["", "south-america", "central-america", "caribbean"],
    "also": ["", "8"],
    "actor": ["", "government", "academia"],
    "organisation": ["", "body-0", "body-1", "body-3", "absent"],
    "kind": ["", "common", UNKNOWN],
    "form": ["", "policy", UNKNOWN],
    "stage": ["", "planning", UNKNOWN],
    "year": ["", "2021", "2022"],
    "updates": ["", "none"],
}
asked = st.builds(PledgeFilters, **{name: st.sampled_from(values) for name, values in choices.items()})
few = st.dictionaries(st.sampled_from(sorted(choices)), st.integers(0, 5), max_size=3).map(
    lambda picked: PledgeFilters(**{name: choices[name][place % len(choices[name])] for name, place in picked.items()})
)


def listed(filters: PledgeFilters) -> list[str]:
    """Every reference of the list, page by page, as a reader turns them."""
    found, after, pledges = [], "", narrowed(Pledge.objects.all(), filters)
    while True:
        page = pledge_page(pledges, after=after, size=25)
        found += [row.reference for row in page.rows]
        if not page.next:
            return found
        after = page.next


def _turned(page) -> list[list[str]]:
    found, after, before = [], "", ""
    while True:
        shown = page(after=after)
        found.append([row.reference for row in shown.rows])
        if not shown.next:
            break
        after = shown.next
    back = [[row.reference for row in shown.rows]]
    while before := shown.previous:
        shown = page(before=before)
        back.insert(0, [row.reference for row in shown.rows])
    assert back == found
    return found


def with_(filters: PledgeFilters, **changes: str) -> PledgeFilters:
    return PledgeFilters(**{**filters.asked, **changes})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=asked | few)
def test_every_figure_is_the_length_of_its_list(registry, filters, db):
    counted, all_of_them = pledge_figures(filters), listed(filters)
    figures = counted.stages
    assert figures == counted_list(filters).figures
    assert figures.total == len(all_of_them) == len(set(all_of_them)) == sum(figures.stages.values())
    if not filters.stage:
        for stage, count in figures.stages.items():
            assert count == len(listed(with_(filters, stage=stage)))
    assert figures.without_update == len(listed(with_(filters, updates="none")))
    if not filters.objective:
        for number, count in counted.objectives.items():
            assert count == len(listed(with_(filters, objective=number)))
    if not filters.country:
        for code, count in counted.countries.items():
            assert count == len(listed(with_(filters, country=code)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filters=asked | few)
def test_lists_are_walked_or_read_by_their_places_to_the_same_pages(registry, filters, monkeypatch, db):
    walked = listed(filters)
    monkeypatch.setattr("pledges.queries.pledges.PAGE_SIZE", 7)
    for fewest, most in ((0, 50), (50, 50), (50, 27)):
        monkeypatch.setattr("pledges.queries.figures.FEWEST_TO_WALK", fewest)
        monkeypatch.setattr("pledges.queries.figures.MOST_PLACES", most)
        counted = counted_list(filters)
        assert len(counted.places) == (min(len(walked), most) if filters.text or fewest else 0)
        pages = _turned(partial(page_of_list, filters, counted))
        assert [reference for page in pages for reference in page] == walked


def test_a_place_that_is_nowhere_is_the_beginning(registry, db):
    counted = counted_list(PledgeFilters())
    first = page_of_list(PledgeFilters(), counted)
    for place in ({"after": "1900-1"}, {"before": "2100-1"}, {"after": "nonsense"}, {"after": "2100-1"}):
        assert page_of_list(PledgeFilters(), counted, **place) == first


def test_a_filter_is_what_the_form_understood(registry, db):
    form = PledgeFilterForm(QueryDict("stage=planning&objective=8&text=visado"), filter_choices())
    assert form.filters == PledgeFilters(text="visado", objective="8", stage="planning")
    assert form.problems == []


def test_a_number_of_few_organisations_is_not_told(registry, db):
    assert counted_list(PledgeFilters()).figures.may_tell
    assert not counted_list(PledgeFilters(actor="government")).figures.may_tell


def test_pages_come_back_the_way_they_went(registry, db):
    pledges = Pledge.objects.all()
    first = pledge_page(pledges, size=15)
    second = pledge_page(pledges, after=first.next, size=15)
    third = pledge_page(pledges, after=second.next, size=15)
    assert (len(first.rows), len(second.rows), len(third.rows), third.next) == (15, 15, 10, "")
    assert pledge_page(pledges, before=third.previous, size=15).rows == second.rows
    assert pledge_page(pledges, before=second.previous, size=15).rows == first.rows
    assert pledge_page(pledges, after="nonsense", size=15).rows == first.rows
    assert pledge_page(pledges, after="1900-1", size=15).rows == first.rows


def test_an_unlisted_organisation_is_not_found_by_its_name(registry, db):
    """body-3 is a media house that is not listed; body-1 a government, whose public pledge is public."""
    assert listed(PledgeFilters(organisation="body-3")) == []
    assert len(listed(PledgeFilters(organisation="body-1"))) > 0
    pledges = Pledge.objects.filter(pk__in=narrowed(Pledge.objects.all(), PledgeFilters(text="body")))
    assert not pledges.filter(organisation__slug__in=["body-3", "body-5"]).exists()
    assert pledges.filter(organisation__slug="body-1").exists()


def test_words_follow_the_pledge_whichever_way_it_is_saved(registry, db):
    pledge = Pledge.objects.first()
    assert pledge
    pledge.title = "Migración segura"
    pledge.save(update_fields=["title"])
    assert pledge.reference in listed(PledgeFilters(text="MIGRACION seg"))
    assert listed(PledgeFilters(text="gura")) == []
