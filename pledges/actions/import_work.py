"""What the worker does with files of pledges. The row says what is to be done; a lease says who does it.

A worker that is killed leaves its lease to run out, and the next look takes the file up from its beginning: the
reading changes nothing, and the writing is one transaction.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Q

from network_portal.audit.models import Event
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.organisations.models import TeamMember
from pledges.actions.import_files import end_import, refuse_import
from pledges.actions.imports import import_pledges
from pledges.models import PledgeImport, PledgeImportFile
from pledges.queries.imports import PledgeChange, Preview, preview_import, read_pledge_file
from pledges.queries.known_world import known_world
from pledges.queries.reviewers import bodies_written
from pledges.rules.importing import Reading
from pledges.rules.imports import MOST_ATTEMPTS, ImportState
from workplan.rules.importing import Problem

logger = logging.getLogger(__name__)
LEASE = timedelta(minutes=3)
SHOWN = 200


class LeaseLost(Exception):
    """Another worker took over, or the person left the import."""


def work_on_imports() -> int:
    """Take up what waits, one after the other; answers how many were taken up."""
    taken = 0
    while found := _claim():
        taken += 1
        try:
            _work(found)
        except OperationalError:  # the database is gone: the lease will tell
            raise
        except LeaseLost:
            logger.warning("import %s is in other hands now", found.pk)
        except Exception:  # the lease runs out, and after a few attempts the file is refused
            logger.exception("import %s could not be dealt with", found.pk)
    return taken


def _claim() -> PledgeImport | None:
    """The next file for this worker alone; those that broke their readers too often are refused on the way."""
    while True:
        with transaction.atomic(durable=True):
            moment = clock.now()
            free = Q(leased_until=None) | Q(leased_until__lte=moment)
            due = PledgeImport.objects.to_do().filter(free).order_by("pk").select_for_update(skip_locked=True)
            found = due.first()
            if found is None or found.attempts < MOST_ATTEMPTS:
                return _leased(found, moment) if found else None
            refuse_import(found, {"code": "pledge_import_broke", "values": {}})


def _leased(found: PledgeImport, moment: datetime) -> PledgeImport | None:
    """Conditional, for databases without row locks: of two workers one gets it."""
    mine = PledgeImport.objects.filter(pk=found.pk, state=found.state, leased_until=found.leased_until)
    found.leased_until, found.attempts, found.rows_read, found.rows = moment + LEASE, found.attempts + 1, 0, 0
    fields = ("leased_until", "attempts", "rows_read", "rows")
    return found if mine.update(**{name: getattr(found, name) for name in fields}) else None


def _work(found: PledgeImport) -> None:
    try:
        reading = _read(found)
    except DomainError as error:
        with _held(found) as held:
            refuse_import(held, refusal_of(error))
        return
    if found.state == ImportState.WAITING:
        _show(found, reading)
    else:
        _apply(found, reading)


def _read(found: PledgeImport) -> Reading:
    file = PledgeImportFile.objects.filter(pledge_import=found).first()
    if file is None:
        raise LeaseLost
    return read_pledge_file(
        bytes(file.content), found.file_name, known_world(), lambda done, of: _beat(found, done, of)
    )


def _beat(found: PledgeImport, done: int, of: int) -> None:
    """How far it is, for the page; and the lease runs on."""
    mine = PledgeImport.objects.filter(pk=found.pk, state=found.state, leased_until=found.leased_until)
    found.leased_until = clock.now() + LEASE
    if not mine.update(leased_until=found.leased_until, rows_read=done, rows=of):
        raise LeaseLost


@contextmanager
def _held(found: PledgeImport) -> Iterator[PledgeImport]:
    """The row while this worker's lease stands, locked until the end of the block."""
    mine = {"pk": found.pk, "state": found.state, "leased_until": found.leased_until}
    with transaction.atomic():
        held = PledgeImport.objects.select_for_update().filter(**mine).first()
        if held is None:
            raise LeaseLost
        yield held


def _show(found: PledgeImport, reading: Reading, refusal: dict[str, Any] | None = None) -> None:
    world = known_world()
    preview = preview_import(reading, world, found.language)
    with _held(found) as held:
        held.state, held.leased_until, held.attempts = ImportState.CHECKED, None, 0
        held.refusal, held.fingerprint = refusal or {}, preview.fingerprint
        held.problems = [_problem(one) for one in preview.problems[:SHOWN]]
        held.warnings = [_problem(one) for one in preview.warnings[:SHOWN]]
        held.preview = {
            "added": [_added(change) for change in preview.added[:SHOWN]],
            "changed": [_changed(change) for change in preview.changed[:SHOWN]],
            "organisations": sorted(bodies_written(preview, world)),
        }
        held.counts = _counts(preview)
        held.save()


def _apply(found: PledgeImport, reading: Reading) -> None:
    """The pledges and the end of the import are one transaction."""
    by = _who_confirmed(found)
    try:
        with _held(found) as held:
            done = import_pledges(by=by, target=held, reading=reading, fingerprint=held.fingerprint)
            held.counts = {**held.counts, "added": done.added, "changed": done.changed}
            end_import(held, ImportState.APPLIED)
            held.preview = {"references": done.references[:SHOWN]}
            held.save()
    except DomainError as error:  # something changed since the preview: here is the new one
        again = _read(found)
        _show(found, again, refusal_of(error))


def _who_confirmed(found: PledgeImport) -> Actor:
    """With the seats of now: who took one in an organisation of the file since does not publish its pledges."""
    seats = TeamMember.objects.current().filter(user=found.confirmed_by_id or 0)
    memberships = dict(seats.values_list("organisation_id", "role"))
    return Actor(user_id=found.confirmed_by_id, memberships=memberships, acting_for=_confirming_organisation(found))


def _confirming_organisation(found: PledgeImport) -> int | None:
    """For which the one who confirmed acted: it stands beside each pledge in 'what changed'."""
    events = Event.objects.filter(verb="pledges.confirm_import", target_id=found.pk)
    return events.order_by("pk").values_list("organisation_id", flat=True).last()


def refusal_of(error: DomainError) -> dict[str, Any]:
    return {"code": error.code, "values": {name: str(value) for name, value in error.values.items()}}


def _counts(preview: Preview) -> dict[str, int]:
    return {
        "problems": len(preview.problems),
        "warnings": len(preview.warnings),
        "added": len(preview.added),
        "changed": len(preview.changed),
        "unchanged": preview.unchanged,
        "incomplete": preview.incomplete,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "cell": problem.cell,
        "value": problem.value,
        "code": problem.code,
        "values": dict(problem.values),
        "sheet": problem.sheet,
    }


def _added(change: PledgeChange) -> dict[str, Any]:
    row = change.row
    return {
        "row": change.line.number,
        "reference": row.reference,
        "title": row.title,
        "language": row.language,
        "organisation": row.organisation,
        "lacks": list(change.lacks),
    }


def _changed(change: PledgeChange) -> dict[str, Any]:
    cells = [{"column": one.column, "before": one.before, "after": one.after} for one in change.differences]
    return {**_added(change), "changes": cells}
