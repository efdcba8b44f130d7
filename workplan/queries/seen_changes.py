"""What the world may read of a change, or of an activity, in which organisations take part that are not listed.

As if these were not there: a change of nothing else is no change, and support by nobody else is none given.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from network_portal.organisations.queries.names import named_organisations
from workplan.models import Activity, Adjustment
from workplan.rules.adjustments import FIELDS

Changes = Mapping[str, Any]
BODIES = ("implementing", "supporting")
SUPPORT = "support_kind"
MAY_BE_UNSEEN = (*BODIES, SUPPORT)
ALWAYS_SEEN = [name for names in FIELDS.values() for name in names if name not in MAY_BE_UNSEEN]


def names_in(changes: Iterable[Changes]) -> dict[str, str]:
    """By slug, of the organisations that the changes name those that everybody may see; one query."""
    slugs = {slug for one in changes for field in BODIES for side in one.get(field, ()) for slug in side}
    found = named_organisations().filter(slug__in=slugs) if slugs else ()
    return {organisation.slug: organisation.short_name for organisation in found}


def seen_support(kind: str, supporting: Sequence[Any]) -> str:
    """`supporting`: those that are seen."""
    return Activity.NONE_GIVEN if kind == Activity.LISTED and not supporting else kind


def seen_changes(changes: Changes, listed: Iterable[str]) -> dict[str, Any]:
    """By field, before and after, with the organisations `listed` alone; empty where nothing seen changed."""
    slugs = set(listed)
    seen = dict(changes)
    for field in BODIES:
        if field in seen:
            seen[field] = [[slug for slug in side if slug in slugs] for side in seen[field]]
    if SUPPORT in seen:
        supporting = seen.get("supporting", ([], []))
        seen[SUPPORT] = [seen_support(kind, bodies) for kind, bodies in zip(seen[SUPPORT], supporting, strict=True)]
    return {name: sides for name, sides in seen.items() if name not in MAY_BE_UNSEEN or sides[0] != sides[1]}


def unseen_adjustments() -> list[int]:
    """Of these the world reads nothing; two queries."""
    others = Q()
    for name in ALWAYS_SEEN:
        others |= Q(changes__has_key=name)
    rows = Adjustment.objects.exclude(others).values_list("pk", "changes")
    doubtful: list[tuple[int, Changes]] = list(rows)
    listed = names_in(changes for _pk, changes in doubtful)
    return [pk for pk, changes in doubtful if not seen_changes(changes, listed)]


def seen_adjustments() -> QuerySet[Adjustment]:
    return Adjustment.objects.public().exclude(pk__in=unseen_adjustments())
