"""What a file of pledges may name: as the rules read it, and the identifiers behind what files carry."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import is_named
from network_portal.organisations.queries.organisations import known_names, organisation_keys
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective
from pledges.rules.importing import Directory
from workplan.rules.importing import normalise_name


@dataclass(frozen=True)
class KnownWorld:
    """What the registry knows: as the rules read it, and the identifiers behind what files carry."""

    directory: Directory
    organisations: Mapping[str, int]
    objectives: Mapping[int, int]
    principles: Mapping[str, int]
    countries: Mapping[str, int]
    keys: Mapping[int, str]
    invented: Collection[str]
    untold: Collection[str]


def known_world() -> KnownWorld:
    keys = organisation_keys()
    names = {normalise_name(alias): keys[pk] for alias, pk in known_names().items() if pk in keys}
    for pk, *own in Organisation.objects.order_by("pk").values_list("pk", "slug", *_columns("acronym", "name")):
        for name in filter(None, (keys[pk], *own)):
            names.setdefault(normalise_name(name), keys[pk])
    principles, countries = _principles(), _countries()
    objectives = dict(Objective.objects.values_list("number", "pk"))
    return KnownWorld(
        Directory(
            keys=frozenset(keys.values()),
            names=names,
            countries={name: code for name, (code, _pk) in countries.items()},
            principles={name: letter for name, (letter, _pk) in principles.items()},
            objectives=frozenset(objectives),
        ),
        keys=keys,
        organisations={key: pk for pk, key in keys.items()},
        objectives=objectives,
        principles=dict(principles.values()),
        countries=dict(countries.values()),
        invented={keys[pk] for pk in Organisation.objects.filter(is_example=True).values_list("pk", flat=True)},
        untold={keys[pk] for pk in Organisation.objects.exclude(is_named()).values_list("pk", flat=True)},
    )


def _columns(*names: str) -> list[str]:
    return [f"{name}_{code}" for name in names for code in LANGUAGE_SUFFIXES]


def _principles() -> dict[str, tuple[str, int]]:
    rows = GuidingPrinciple.objects.values_list("letter", "pk", *_columns("name"))
    return {
        normalise_name(name): (letter, pk) for letter, pk, *names in rows for name in (letter, *filter(None, names))
    }


def _countries() -> dict[str, tuple[str, int]]:
    rows = Country.objects.values_list("iso3", "pk", "iso2", *_columns("name"))
    return {normalise_name(name): (iso3, pk) for iso3, pk, *names in rows for name in (iso3, *filter(None, names))}
