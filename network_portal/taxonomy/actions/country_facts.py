"""What a country's file tells beyond its pledges and practices, each fact with its source."""

import csv
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.taxonomy.models import Country, CountryFact

FILE = Path(settings.BASE_DIR) / "fixtures" / "country_facts.csv"


@dataclass(frozen=True)
class FactValues:
    title: str
    language: str
    source: str
    year_from: int | None = None
    year_to: int | None = None
    contact: str = ""
    url: str = ""


@transaction.atomic
def load_country_facts(*, by: Actor) -> int:
    """How many were added; what is there already, changed or withdrawn, stays as it is."""
    there = set(CountryFact.objects.exclude(key=None).values_list("key", flat=True))
    with FILE.open(encoding="utf-8", newline="") as file:
        new = [row for row in csv.DictReader(file) if row["key"] not in there]
    for row in new:
        record("taxonomy.load_country_facts", by=by, target=_loaded(row))
    return len(new)


@transaction.atomic
def add_country_fact(*, by: Actor, country: Country, kind: str, values: FactValues) -> CountryFact:
    """Raises DomainError: fact_needs_title, fact_needs_source, fact_years_reversed, fact_contact_of_network."""
    check_fact(kind, values)
    fact = CountryFact.objects.create(country=country, kind=kind, **asdict(values))
    record("taxonomy.add_country_fact", by=by, target=fact)
    return fact


@transaction.atomic
def change_country_fact(*, by: Actor, fact: CountryFact, version: int, values: FactValues) -> CountryFact:
    """Raises DomainError: changed_meanwhile, and as `add_country_fact`."""
    check_fact(fact.kind, values)
    fresh = take(fact, version)
    before = {name: getattr(fresh, name) for name in asdict(values)}
    for name, value in asdict(values).items():
        setattr(fresh, name, value)
    fresh.noted_on = clock.today()
    fresh.save()
    record("taxonomy.change_country_fact", by=by, target=fresh, changes=changes_between(before, asdict(values)))
    return fresh


@transaction.atomic
def withdraw_country_fact(*, by: Actor, fact: CountryFact, version: int) -> None:
    """It stands on no page any more. Raises DomainError: changed_meanwhile."""
    fresh = take(fact, version)
    fresh.is_withdrawn = True
    fresh.save(update_fields=["is_withdrawn"])
    record("taxonomy.withdraw_country_fact", by=by, target=fresh, changes={"is_withdrawn": [False, True]})


def check_fact(kind: str, values: FactValues) -> None:
    if not values.title.strip():
        raise DomainError("fact_needs_title", field="title")
    if not values.source.strip():
        raise DomainError("fact_needs_source", field="source")
    if values.year_to and (not values.year_from or values.year_to < values.year_from):
        raise DomainError("fact_years_reversed", field="year_to")
    if values.contact and kind != CountryFact.NETWORK:
        raise DomainError("fact_contact_of_network", field="contact")


def _loaded(row: dict[str, str]) -> CountryFact:
    return CountryFact.objects.create(
        key=row["key"],
        country=Country.objects.get(iso3=row["iso3"]),
        kind=row["kind"],
        title=row["title"],
        language=row["language"],
        year_from=int(row["year_from"]) if row["year_from"] else None,
        year_to=int(row["year_to"]) if row["year_to"] else None,
        url=row["url"],
        source=row["source"],
    )
