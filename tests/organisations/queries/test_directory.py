import pytest
from django.utils import translation

from network_portal.organisations.models import Alias
from network_portal.organisations.queries.directory import PAGE_SIZE, DirectoryFilters, directory_page
from network_portal.organisations.rules.names import normalise
from network_portal.taxonomy.models import Country
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def slugs(**asked) -> list[str]:
    return [row.slug for row in directory_page(DirectoryFilters(**asked)).rows]


def test_names_stand_in_the_order_of_the_readers_language():
    make_organisation("first", name_en="Zebra", name_es="Árbol")
    make_organisation("second", name_en="apple", name_es="Zorro")
    make_organisation("third", name_en="Bee", name_es="")
    with translation.override("en"):
        assert slugs() == ["second", "third", "first"]
    with translation.override("es"):
        assert slugs() == ["first", "third", "second"]


def test_who_did_not_choose_to_be_seen_is_not_there():
    make_organisation("seen", name_en="Shelter North")
    make_organisation("unseen", name_en="Shelter South", is_listed=False)
    assert slugs() == slugs(text="shelter") == ["seen"]
    assert directory_page(DirectoryFilters()).total == 1


@pytest.mark.parametrize("text", ["migracoes", "OIM", "international mig", "mIgración", "oim misspelt"])
def test_words_are_found_in_any_language_without_accents_and_by_other_names(text):
    body = make_organisation(
        "iom", name_en="International Organization for Migration", name_pt_br="Migrações", name_es="Migración"
    )
    Alias.objects.create(organisation=body, text="OIM misspelt", normalised=normalise("OIM misspelt"))
    make_organisation("other", name_en="Another")
    assert slugs(text=text) == ["iom"]


def test_kind_and_country_narrow_together():
    honduras = Country.objects.create(iso3="HND", iso2="HN", status="member_state", name_en="Honduras")
    make_organisation("union", kind="trade_union", country=honduras)
    make_organisation("far-union", kind="trade_union")
    make_organisation("paper", kind="media", country=honduras)
    assert slugs(kind="trade_union", country="HN") == ["union"]
    assert slugs(country="none") == ["far-union"]


def test_pages_follow_each_other_without_a_gap(django_assert_num_queries):
    for number in range(2 * PAGE_SIZE + 1):
        make_organisation(f"body-{number:03}", name_en=f"Body {number:03}")
    first = directory_page(DirectoryFilters())
    second = directory_page(DirectoryFilters(), after=first.next)
    third = directory_page(DirectoryFilters(), after=second.next)
    assert [row.slug for page in (first, second, third) for row in page.rows] == [f"body-{n:03}" for n in range(101)]
    assert (first.previous, third.next) == ("", "")
    assert directory_page(DirectoryFilters(), before=third.previous).rows == second.rows
    assert directory_page(DirectoryFilters(), after="nobody").rows == first.rows
    with django_assert_num_queries(5):  # names, aliases, objectives, countries, the rows
        directory_page(DirectoryFilters(), after=first.next)
