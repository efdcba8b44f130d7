import pytest

from network_portal.audit.models import Event
from network_portal.common.actors import CO_CHAIR, SYSTEM
from network_portal.common.errors import DomainError
from network_portal.taxonomy.actions.country_facts import (
    FactValues,
    add_country_fact,
    change_country_fact,
    load_country_facts,
    withdraw_country_fact,
)
from network_portal.taxonomy.actions.reference_data import load_taxonomy
from network_portal.taxonomy.models import Country, CountryFact
from tests.factories import actor_with

pytestmark = pytest.mark.django_db
NETWORK = FactValues(title="EXAMPLE network", language="en", source="EXAMPLE minutes", contact="office@example.org")


@pytest.fixture
def country():
    return Country.objects.create(iso3="HND", iso2="HN", status="member_state", name_en="Honduras")


@pytest.fixture
def fact(country):
    return add_country_fact(by=actor_with(CO_CHAIR), country=country, kind="national_network", values=NETWORK)


def test_what_public_sources_tell_is_loaded_once_and_never_over_a_change():
    load_taxonomy(by=SYSTEM)
    assert load_country_facts(by=SYSTEM) == 2
    told = CountryFact.objects.get(key="slv-implementation-plan")
    assert (told.country.iso3, told.kind, told.year_from, told.year_to) == ("SLV", "implementation_plan", 2024, 2028)
    assert all("https://" in one.source for one in CountryFact.objects.all())
    withdraw_country_fact(by=actor_with(CO_CHAIR), fact=told, version=1)
    assert load_country_facts(by=SYSTEM) == 0
    assert not CountryFact.objects.standing().filter(pk=told.pk).exists()


def test_a_change_is_recorded_with_what_it_was(fact):
    change_country_fact(
        by=actor_with(CO_CHAIR), fact=fact, version=1, values=FactValues("EXAMPLE other", "en", "EXAMPLE minutes")
    )
    assert Event.objects.filter(verb="taxonomy.change_country_fact").get().changes == {
        "title": ["EXAMPLE network", "EXAMPLE other"],
        "contact": ["office@example.org", ""],
    }
    fact.refresh_from_db()
    assert (fact.title, fact.version) == ("EXAMPLE other", 2)


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("national_network", FactValues(" ", "en", "x"), "fact_needs_title"),
        ("national_network", FactValues("x", "en", " "), "fact_needs_source"),
        ("voluntary_review", FactValues("x", "en", "x", 2024, 2022), "fact_years_reversed"),
        ("voluntary_review", FactValues("x", "en", "x", None, 2022), "fact_years_reversed"),
        ("implementation_plan", FactValues("x", "en", "x", contact="y"), "fact_contact_of_network"),
    ],
)
def test_what_cannot_be_shown_is_refused(country, kind, values, code):
    with pytest.raises(DomainError) as refusal:
        add_country_fact(by=actor_with(CO_CHAIR), country=country, kind=kind, values=values)
    assert refusal.value.code == code
    assert not CountryFact.objects.exists()


def test_of_two_who_read_the_same_only_the_first_saves(fact):
    values = [FactValues(f"EXAMPLE {name}", "en", "EXAMPLE minutes") for name in ("first", "second")]
    change_country_fact(by=actor_with(CO_CHAIR), fact=fact, version=1, values=values[0])
    for verb in (
        lambda: change_country_fact(by=actor_with(CO_CHAIR), fact=fact, version=1, values=values[1]),
        lambda: withdraw_country_fact(by=actor_with(CO_CHAIR), fact=fact, version=1),
    ):
        with pytest.raises(DomainError) as refusal:
            verb()
        assert refusal.value.code == "changed_meanwhile"
    fact.refresh_from_db()
    assert (fact.title, fact.is_withdrawn) == ("EXAMPLE first", False)
