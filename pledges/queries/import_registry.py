"""The part of the registry that a file of pledges speaks of; a few questions for each five hundred rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pledges.models import Pledge
from pledges.queries.carried import carrier_of
from pledges.queries.known_world import KnownWorld
from pledges.queries.pledge_files import StoredPledge, batches, stored_pledges
from pledges.rules.carrying import Carrier
from pledges.rules.importing import ReadRow, same_title
from workplan.models import Activity


@dataclass(frozen=True)
class CarryingActivity:
    """`taken_by` is the pledge that it carries by now."""

    pk: int
    subject_id: int
    carrier: Carrier
    taken_by: str = ""


@dataclass(frozen=True)
class ImportRegistry:
    """The part of the registry that a file speaks of."""

    by_reference: Mapping[str, StoredPledge]
    alike: Mapping[tuple[str, str], list[StoredPledge]]
    numbered: Mapping[str, str]
    targets: Collection[str]
    activities: Mapping[str, CarryingActivity]


def registry_of(rows: Collection[ReadRow], world: KnownWorld) -> ImportRegistry:
    by_reference = _pks_by_reference(one.row.reference for one in rows if one.row.reference)
    alike = _pks_alike(rows, world)
    numbered = _numbered(one.row.global_number for one in rows if one.row.global_number and not one.row.reference)
    wanted = {*by_reference.values(), *(pk for pks in alike.values() for pk in pks)}
    stored = {one.pk: one for one in stored_pledges(sorted(wanted), world.keys)}
    said = {one.row.matches for one in rows if one.row.matches}
    carried = [one.row.activity for one in stored.values()]
    return ImportRegistry(
        by_reference={reference: stored[pk] for reference, pk in by_reference.items()},
        alike={key: [stored[pk] for pk in pks] for key, pks in alike.items()},
        numbered=numbered,
        targets={*_pks_by_reference(said), *(one.row.reference for one in rows)},
        activities=_activities(filter(None, [*(one.row.activity for one in rows), *carried])),
    )


def _pks_by_reference(wanted: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for batch in batches(set(wanted)):
        found |= dict(Pledge.objects.filter(reference__in=batch).values_list("reference", "pk"))
    return found


def _pks_alike(rows: Iterable[ReadRow], world: KnownWorld) -> dict[tuple[str, str], list[int]]:
    """Of rows without a reference: the pledges with their organisation and title."""
    wanted = {(one.row.organisation, same_title(one.row.title)) for one in rows if not one.row.reference}
    bodies = [world.organisations[key] for key, _title in wanted if key]
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for batch in batches(set(bodies)):
        of_these = Pledge.objects.filter(organisation__in=batch).order_by("pk")
        for pk, body, title in of_these.values_list("pk", "organisation_id", "title").iterator():
            key = (world.keys[body], same_title(title))
            if key in wanted:
                found[key].append(pk)
    return found


def _numbered(numbers: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for batch in batches(set(numbers)):
        found |= dict(Pledge.objects.filter(global_number__in=batch).values_list("global_number", "reference"))
    return found


def _activities(wanted: Iterable[str]) -> dict[str, CarryingActivity]:
    found = {}
    for batch in batches(set(wanted)):
        named = set(batch)
        plans, codes = zip(*(one.split("/") for one in batch), strict=True)
        rows = Activity.objects.filter(plan__slug__in=plans, code__in=codes).select_related("plan", "pledge")
        for one in rows.order_by("pk"):
            name, pledge = f"{one.plan.slug}/{one.code}", getattr(one, "pledge", None)
            if name in named:
                taken = pledge.reference if pledge else ""
                found[name] = CarryingActivity(one.pk, one.subject_id, carrier_of(one), taken)
    return found
