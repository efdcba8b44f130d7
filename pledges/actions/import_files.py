"""A file of pledges on its way: received, confirmed or left by a person, forgotten when its time is over."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.errors import DomainError
from network_portal.common.jobs import look_now
from pledges.models import PledgeImport, PledgeImportFile
from pledges.permissions import can_import_pledges
from pledges.queries.reviewers import ones_own
from pledges.rules.imports import FORGETTABLE, ImportState, may_become

LOOK = "pledges.tasks.work_on_imports"
KEPT = timedelta(days=1)


@transaction.atomic
def receive_file(*, by: Actor, name: str, content: bytes, language: str) -> PledgeImport:
    """Keep a file for the worker to read; `language` is taken for texts of which the file does not say it.

    Raises DomainError: pledge_import_not_yours.
    """
    _check_hand(by)
    received = PledgeImport.objects.create(file_name=name[-200:], language=language, uploaded_by_id=by.user_id)
    PledgeImportFile.objects.create(pledge_import=received, content=content)
    record("pledges.receive_file", by=by, target=received)
    look_now(LOOK)
    return received


@transaction.atomic
def confirm_import(*, by: Actor, pledge_import: PledgeImport, fingerprint: str) -> PledgeImport:
    """Have the worker write what the preview showed; a second press is the first.

    Raises DomainError: pledge_import_not_yours, pledge_import_over, pledge_import_changed,
    pledge_import_has_problems, pledge_import_ones_own: nobody publishes pledges of their own organisation, nor those
    in which it takes part.
    """
    _check_hand(by)
    found = _locked(pledge_import)
    if found.state in (ImportState.CONFIRMED, ImportState.APPLIED) and found.fingerprint == fingerprint:
        return found
    if not may_become(ImportState(found.state), ImportState.CONFIRMED):
        raise DomainError("pledge_import_over")
    if found.fingerprint != fingerprint:
        raise DomainError("pledge_import_changed")
    if found.counts.get("problems"):
        raise DomainError("pledge_import_has_problems", count=found.counts["problems"])
    if own := ones_own(by, found):
        raise DomainError("pledge_import_ones_own", organisations=", ".join(own))
    found.state, found.confirmed_by_id = ImportState.CONFIRMED, by.user_id
    found.leased_until, found.attempts, found.refusal = None, 0, {}
    found.save(update_fields=["state", "confirmed_by", "leased_until", "attempts", "refusal"])
    record("pledges.confirm_import", by=by, target=found)
    look_now(LOOK)
    return found


@transaction.atomic
def leave_import(*, by: Actor, pledge_import: PledgeImport) -> PledgeImport:
    """The file is forgotten and nothing written. Raises DomainError: pledge_import_not_yours, pledge_import_over."""
    _check_hand(by)
    found = _locked(pledge_import)
    if found.state not in FORGETTABLE:
        raise DomainError("pledge_import_over")
    end_import(found, ImportState.LEFT)
    record("pledges.leave_import", by=by, target=found)
    return found


def refuse_import(found: PledgeImport, refusal: dict[str, Any]) -> None:
    """What the worker could not read; within its hold on the row."""
    found.refusal = refusal
    end_import(found, ImportState.REFUSED)
    record("pledges.refuse_import", by=SYSTEM, target=found, changes={"refusal": ["", str(refusal["code"])]})


def end_import(found: PledgeImport, state: ImportState) -> None:
    """What the file held is forgotten; that it was there, and what became of it, stays."""
    found.state, found.ended_at, found.leased_until = state, clock.now(), None
    found.problems, found.warnings, found.preview = [], [], {}
    found.save()
    PledgeImportFile.objects.filter(pledge_import=found).delete()


@transaction.atomic
def forget_old_files() -> int:
    """Files that nobody confirmed within a day; how many there were."""
    old = PledgeImport.objects.select_for_update().filter(
        state__in=[one.value for one in FORGETTABLE], uploaded_at__lt=clock.now() - KEPT
    )
    found = list(old)
    for one in found:
        end_import(one, ImportState.LEFT)
        record("pledges.leave_import", by=SYSTEM, target=one)
    return len(found)


def _check_hand(by: Actor) -> None:
    if not can_import_pledges.test(by):
        raise DomainError("pledge_import_not_yours")


def _locked(pledge_import: PledgeImport) -> PledgeImport:
    return PledgeImport.objects.select_for_update().get(pk=pledge_import.pk)
