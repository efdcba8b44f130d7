"""Pledges written many at a time: the number of queries grows with batches, not with rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.monitoring.models import Subject
from pledges.actions.references import hold_years, take_references
from pledges.models import EarlierSubject, Pledge
from pledges.queries.import_registry import CarryingActivity
from pledges.queries.imports import PledgeChange, Preview
from pledges.queries.known_world import KnownWorld
from pledges.queries.pledge_files import BATCH, batches
from pledges.rules import references
from pledges.rules.importing import PledgeRow

PLAIN = (
    "title",
    "text",
    "measured",
    "language",
    "kind",
    "form",
    "concern",
    "stage",
    "starts_on",
    "deadline",
    "matches_number",
    "global_number",
    "global_address",
    "source",
    "is_example",
)
SEVERAL = ("partners", "objectives", "principles", "countries")
# What follows from the others is written with each change.
FOLLOWING = ("version", "search")


def add_pledges(preview: Preview, world: KnownWorld) -> list[Pledge]:
    """New pledges with their numbers and subjects; each has a subject of its own, or that of its activity."""
    changes = preview.added
    made = [_new(change.row, world, preview) for change in changes]
    _number(made, changes)
    lonely = [pledge for pledge in made if pledge.activity_id is None]
    _give_subjects(lonely)
    Pledge.objects.bulk_create(made, BATCH)
    for name in SEVERAL:
        _link(name, [(pledge, change.row) for pledge, change in zip(made, changes, strict=True)], world)
    return made


def change_pledges(preview: Preview, world: KnownWorld) -> list[Pledge]:
    """Published pledges brought to what their rows say. Raises DomainError: pledge_import_changed."""
    done: list[Pledge] = []
    for some in batches(preview.changed):
        pledges = _locked(some)
        pairs = [(pledges[change.stored.pk], change) for change in some if change.stored]
        _replace_subjects([pair for pair in pairs if "activity" in pair[1].columns], preview)
        for pledge, change in pairs:
            _write(pledge, change.row, world)
            pledge.version += 1
            Pledge._meta.get_field("search").pre_save(pledge, add=False)
        _update(pairs)
        for name in SEVERAL:
            changed = [(pledge, change.row) for pledge, change in pairs if name in change.columns]
            _unlink(name, [pledge.pk for pledge, _row in changed])
            _link(name, changed, world)
        done += [pledge for pledge, _change in pairs]
    return done


def match_pledges(preview: Preview, pledges: Iterable[Pledge]) -> None:
    """What matches another here, once all of the file are there."""
    changes = [*preview.added, *preview.changed]
    pairs = [
        (pledge, change.row.matches)
        for pledge, change in zip(pledges, changes, strict=True)
        if change.row.matches or (change.stored and "matches" in change.columns)
    ]
    for some in batches(pairs):
        wanted = {reference for _pledge, reference in some if reference}
        found = dict(Pledge.objects.filter(reference__in=wanted).values_list("reference", "pk"))
        for pledge, reference in some:
            pledge.matches_id = found[reference] if reference else None
        Pledge.objects.bulk_update([pledge for pledge, _reference in some], ["matches"])


def _new(row: PledgeRow, world: KnownWorld, preview: Preview) -> Pledge:
    assert row.year is not None  # the preview gives each row its year
    pledge = Pledge(year=row.year, reference=row.reference, published_at=row.published_at or clock.now())
    pledge.organisation_id = world.organisations[row.organisation]
    _write(pledge, row, world)
    if row.activity:
        activity = preview.activities[row.activity]
        pledge.activity_id, pledge.subject_id = activity.pk, activity.subject_id
        pledge.carried_since = pledge.published_at
    return pledge


def _write(pledge: Pledge, row: PledgeRow, world: KnownWorld) -> None:
    if pledge.stage != row.stage:
        _end_held(pledge)
    for name in PLAIN:
        setattr(pledge, name, getattr(row, name))
    pledge.reporter_id = world.organisations[row.reporter]
    pledge.marks = dict(row.marks)
    if row.published_at:
        pledge.published_at = row.published_at


def _end_held(pledge: Pledge) -> None:
    """A stage of a file is newer than one that is held; that somebody reported, and when, stays."""
    days = [day for day in (pledge.updated_on, pledge.held_on) if day]
    pledge.updated_on = max(days, default=None)
    pledge.held_stage, pledge.held_on = "", None


def _number(made: Sequence[Pledge], changes: Sequence[PledgeChange]) -> None:
    """References of the file stand; the others follow after the highest, in the order of the file."""
    highest: dict[int, int] = {}
    waiting: dict[int, list[Pledge]] = defaultdict(list)
    for pledge, change in zip(made, changes, strict=True):
        parts = references.parts(change.row.reference) if change.row.reference else None
        if parts:
            pledge.number = parts[1]
            highest[parts[0]] = max(parts[1], highest.get(parts[0], 0))
        else:
            waiting[pledge.year].append(pledge)
    hold_years([*highest, *waiting])
    for year, pledges in sorted(waiting.items()):
        taken = take_references(year, len(pledges), after=highest.get(year, 0))
        for pledge, (reference, number) in zip(pledges, taken, strict=True):
            pledge.number, pledge.reference = number, reference


def _give_subjects(pledges: Sequence[Pledge]) -> None:
    subjects = Subject.objects.bulk_create([Subject() for _pledge in pledges], BATCH)
    for pledge, subject in zip(pledges, subjects, strict=True):
        pledge.subject = subject


def _replace_subjects(pairs: Sequence[tuple[Pledge, PledgeChange]], preview: Preview) -> None:
    """The subject is that of the activity that carries the pledge, else its own; the one before stays among the
    earlier ones, with what was told of it."""
    if not pairs:
        return
    now = clock.now()
    EarlierSubject.objects.bulk_create([EarlierSubject.left_by(pledge, now) for pledge, _change in pairs], BATCH)
    _give_subjects([pledge for pledge, change in pairs if not change.row.activity])
    for pledge, change in pairs:
        carrying: CarryingActivity | None = preview.activities.get(change.row.activity)
        pledge.activity_id, pledge.carried_since = (carrying.pk, now) if carrying else (None, None)
        if carrying:
            pledge.subject_id = carrying.subject_id


def _locked(changes: Sequence[PledgeChange]) -> dict[int, Pledge]:
    """The rows of these changes, as the preview met them."""
    seen = {change.stored.pk: change.stored.version for change in changes if change.stored}
    pledges = {one.pk: one for one in Pledge.objects.select_for_update().filter(pk__in=seen).order_by("pk")}
    if {pk: one.version for pk, one in pledges.items()} != seen:
        raise DomainError("pledge_import_changed")
    return pledges


def _update(pairs: Iterable[tuple[Pledge, PledgeChange]]) -> None:
    """Of each row what it changes alone: those that change the same columns go together."""
    alike: dict[frozenset[str], list[Pledge]] = defaultdict(list)
    for pledge, change in pairs:
        alike[change.columns].append(pledge)
    for columns, pledges in alike.items():
        Pledge.objects.bulk_update(pledges, _fields_of(columns))


def _fields_of(columns: Iterable[str]) -> list[str]:
    fields = set(columns) - set(SEVERAL) - {"matches", "organisation", "reference", "year"}
    if "activity" in fields:
        fields |= {"carried_since", "subject"}
    if "stage" in fields:
        fields |= {"held_stage", "held_on", "updated_on"}
    return sorted(fields | set(FOLLOWING))


def _link(name: str, pairs: Iterable[tuple[Pledge, PledgeRow]], world: KnownWorld) -> None:
    through = getattr(Pledge, name).through
    known = {"partners": world.organisations}.get(name) or getattr(world, name)
    [other] = [field.attname for field in through._meta.fields if field.is_relation and field.name != "pledge"]
    links = [
        through(pledge_id=pledge.pk, **{other: known[said]}) for pledge, row in pairs for said in getattr(row, name)
    ]
    through.objects.bulk_create(links, BATCH)


def _unlink(name: str, pledges: Sequence[int]) -> None:
    if pledges:
        getattr(Pledge, name).through.objects.filter(pledge__in=pledges).delete()
