from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, QuerySet

from network_portal.common.languages import current_language, translated_text
from network_portal.taxonomy.models import Country, Objective, ObjectiveGroup
from network_portal.taxonomy.rules import UNOFFICIAL


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
