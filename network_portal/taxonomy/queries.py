from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.common.languages import current_language, translated_text
from network_portal.taxonomy.models import Country, Objective, ObjectiveGroup, Workstream
from network_portal.taxonomy.rules import UNOFFICIAL


@dataclass(frozen=True)
class Subregion:
    """Countries that one scheme puts together: those whose `column` says `value`."""

    column: str
    value: str
    words: object

    @property
    def of_countries(self) -> Q:
        return Q(**{self.column: self.value})


OBJECTIVES = 23  # of the Global Compact
EVERY_OBJECTIVE = tuple(map(str, range(1, OBJECTIVES + 1)))
_CARIBBEAN, _SOUTH = _("Caribbean"), _("South America")
SUBREGIONS = {
    "m49": {
        "caribbean": Subregion("m49_subregion", "Caribbean", _CARIBBEAN),
        "central-america": Subregion("m49_subregion", "Central America", _("Central America")),
        "northern-america": Subregion("m49_subregion", "Northern America", _("Northern America")),
        "south-america": Subregion("m49_subregion", "South America", _SOUTH),
    },
    "stakeholders": {
        "caribbean": Subregion("stakeholder_subregion", "Caribbean", _CARIBBEAN),
        "mexico-and-central-america": Subregion(
            "stakeholder_subregion", "Mexico and Central America", _("Mexico and Central America")
        ),
        "south-america": Subregion("stakeholder_subregion", "South America", _SOUTH),
    },
    "cdcc": {
        "members": Subregion("eclac_cdcc", "member", _("Member of ECLAC's Caribbean committee")),
        "associate-members": Subregion(
            "eclac_cdcc", "associate member", _("Associate member of ECLAC's Caribbean committee")
        ),
        "outside": Subregion("eclac_cdcc", "outside", _("Outside ECLAC's Caribbean committee")),
    },
}


def subregions(scheme: str = "") -> dict[str, Subregion]:
    """By their code in addresses, those of a scheme; of the one that the settings choose where none is named."""
    return SUBREGIONS[scheme or settings.SUBREGION_SCHEME]


def subregion_codes() -> tuple[str, dict[str, str]]:
    """The column of countries that the scheme of the settings reads, and by what it may say there the code."""
    scheme = subregions()
    return next(iter(scheme.values())).column, {one.value: code for code, one in scheme.items()}


def subregion_of(chosen: str, place: str | None, codes: dict[str, str]) -> str:
    """The code of what an organisation chose, where the scheme has it; otherwise that of its country; or none."""
    return chosen if chosen in codes.values() else codes.get(place or "", "")


SCHEMES = {
    "m49": _("Subregion of the United Nations (M49)"),
    "stakeholders": _("Subregion in the stakeholder consultations of 2025"),
    "cdcc": _("ECLAC's Caribbean Development and Cooperation Committee"),
}


def subregions_of(country: Country) -> list[tuple[object, object]]:
    """The name of each scheme that places the country, and where."""
    return [
        (name, one.words)
        for scheme, name in SCHEMES.items()
        for one in SUBREGIONS[scheme].values()
        if getattr(country, one.column) == one.value
    ]


@dataclass
class Group:
    """A thematic area or a round table with the numbers of its objectives.

    `language` is that of the name where it is not the reader's.
    """

    kind: str
    number: int
    name: str
    language: str
    is_unofficial: bool
    objectives: set[int] = field(default_factory=set)


def objective_chips(objectives: Iterable[Objective]) -> list[dict[str, Any]]:
    """Each with its number, its short title in the reader's language, and the address of all that serves it."""
    language = current_language()
    return [
        {
            "number": one.number,
            "title": translated_text(one, "short", language)[0],
            "url": reverse("home:objective", args=[one.number]),
        }
        for one in objectives
    ]


def all_objectives() -> QuerySet[Objective]:
    return Objective.objects.order_by("number")


def all_countries() -> QuerySet[Country]:
    return Country.objects.order_by("id")


def groups_with_objectives() -> list[Group]:
    """The five thematic areas, then the four round tables; one query."""
    groups: dict[int, Group] = {}
    rows = ObjectiveGroup.objects.order_by("kind", "number").annotate(member=F("objectives__number"))
    for row in rows:
        groups.setdefault(row.pk, _group(row)).objectives.add(getattr(row, "member"))
    return list(groups.values())


def groups_by_objective(groups: list[Group]) -> dict[int, dict[str, list[Group]]]:
    """Of each objective its groups, by kind."""
    places: dict[int, dict[str, list[Group]]] = defaultdict(lambda: defaultdict(list))
    for group in groups:
        for number in group.objectives:
            places[number][group.kind].append(group)
    return places


def workstreams_by_objective() -> dict[int, list[Workstream]]:
    """Of each objective the workstreams of the global Network that serve it, as we infer; one query."""
    named: dict[int, list[Workstream]] = defaultdict(list)
    for row in Workstream.objects.exclude(objectives=None).order_by("pk").annotate(named=F("objectives__number")):
        named[getattr(row, "named")].append(row)
    return named


def mark_of(obj: Objective | ObjectiveGroup | Country, language: str) -> str:
    """'official', 'verified', 'iom' or 'unofficial': whose words the object's own title is, in `language`."""
    return str(obj.marks.get(language.replace("-", "_"), ""))


def groups_of(objective: Objective) -> list[Group]:
    """The groups of one objective, as `groups_with_objectives` gives them; one query."""
    return [_group(row) for row in objective.groups.order_by("kind", "number")]


def _group(row: ObjectiveGroup) -> Group:
    language = current_language()
    name, shown_in = translated_text(row, "name", language)
    is_unofficial = mark_of(row, shown_in) == UNOFFICIAL
    return Group(row.kind, row.number, name, "" if shown_in == language else shown_in, is_unofficial)
