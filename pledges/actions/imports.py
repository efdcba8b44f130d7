from dataclasses import dataclass

from django.db import IntegrityError, transaction

from network_portal.audit.actions import record, record_each
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from pledges.actions.import_letters import reporters_before, tell_reporters
from pledges.actions.references import hold_imports
from pledges.actions.rows import add_pledges, change_pledges, match_pledges
from pledges.models import Pledge, PledgeImport
from pledges.queries.imports import PledgeChange, Preview, preview_import
from pledges.queries.known_world import known_world
from pledges.queries.reviewers import bodies_written, own_names
from pledges.rules.importing import Reading


@dataclass(frozen=True)
class Imported:
    """How many pledges were added and changed, and which."""

    added: int
    changed: int
    unchanged: int
    references: tuple[str, ...] = ()


@transaction.atomic
def import_pledges(*, by: Actor, target: PledgeImport, reading: Reading, fingerprint: str) -> Imported:
    """Bring the registry to what a file says, whole or not at all; pledges that the file lacks stay.

    `fingerprint` is that of the preview; `target` names the file and need not be stored. The same file again writes
    nothing. Whoever reports from now on, and who did before, is told in one mail a person.
    Raises DomainError: pledge_import_changed, pledge_import_has_problems, pledge_import_ones_own.
    """
    hold_imports()
    world = known_world()
    preview = preview_import(reading, world, target.language)
    if preview.problems:
        raise DomainError("pledge_import_has_problems", count=len(preview.problems))
    if preview.fingerprint != fingerprint:
        raise DomainError("pledge_import_changed")
    if own := own_names(by, bodies_written(preview, world)):
        raise DomainError("pledge_import_ones_own", organisations=", ".join(own))
    added: list[Pledge] = []
    changed: list[Pledge] = []
    if not preview.changes_nothing:
        before = reporters_before(preview)
        try:
            with transaction.atomic():
                added, changed = add_pledges(preview, world), change_pledges(preview, world)
                match_pledges(preview, [*added, *changed])
        except IntegrityError as error:  # somebody published under a reference of the file meanwhile
            raise DomainError("pledge_import_changed") from error
        _record(by, preview, added, changed, target)
        tell_reporters(added, changed, before)
    references = tuple(pledge.reference for pledge in [*added, *changed])
    return Imported(len(preview.added), len(preview.changed), preview.unchanged, references)


def _record(by: Actor, preview: Preview, added: list[Pledge], changed: list[Pledge], target: PledgeImport) -> None:
    record_each("pledges.import_pledge", by=by, targets=((pledge, {}) for pledge in added))
    pairs = zip(changed, preview.changed, strict=True)
    record_each("pledges.change_by_import", by=by, targets=((pledge, _told(change)) for pledge, change in pairs))
    counts = {"added": [0, len(added)], "changed": [0, len(changed)]}
    record("pledges.import_pledges", by=by, target=target, changes=counts)


def _told(change: PledgeChange) -> dict[str, list[str]]:
    return {one.column: [one.before, one.after] for one in change.differences}
