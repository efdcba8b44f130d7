"""Files beside an update: added, and removed again until it is accepted."""

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.files import CleanFile, discard, keep
from network_portal.monitoring.actions.locks import locked_duty, locked_update
from network_portal.monitoring.models import Duty, EvidenceFile, Update
from network_portal.monitoring.permissions import may_change_evidence
from network_portal.monitoring.rules.evidence import MOST_FILES, is_full, is_kept_by_version, may_change_files
from network_portal.monitoring.rules.updates import UpdateState


@transaction.atomic
def attach_evidence(*, by: Actor, duty: Duty, file: CleanFile, language: str) -> EvidenceFile:
    """Beside the update of a duty, which begins as a draft where there is none.

    Raises DomainError: round_takes_no_updates, not_handed_to_you, update_is_accepted, evidence_is_full.
    """
    locked = locked_duty(duty.pk)
    update = Update.objects.filter(duty=locked).first()
    if update is None:
        update = Update(duty=locked, subject_id=locked.subject_id, organisation_id=locked.organisation_id)
        update.language, update.author_id = language, by.user_id
    return _attached(by, update, file)


@transaction.atomic
def attach_to_news(*, by: Actor, update: Update, file: CleanFile) -> EvidenceFile:
    """Beside news that were sent. Raises as `attach_evidence`."""
    return _attached(by, locked_update(update.pk), file)


@transaction.atomic
def remove_evidence(*, by: Actor, file: EvidenceFile) -> None:
    """Twice is once. Raises DomainError as `attach_evidence`."""
    update = locked_update(file.update_id)
    _check(by, update)
    found = EvidenceFile.objects.filter(pk=file.pk, removed_in=None).first()
    if found is None:
        return
    _touch(update)
    discard(found.stored)
    if is_kept_by_version(update.submissions):
        found.stored, found.name, found.authors, found.removed_in = "", "", [], update.version
        found.save()
    else:
        found.delete()
    record("monitoring.remove_evidence", by=by, target=update)


def _attached(by: Actor, update: Update, file: CleanFile) -> EvidenceFile:
    _check(by, update)
    if update.pk and is_full(EvidenceFile.objects.filter(update=update, removed_in=None).count()):
        raise DomainError("evidence_is_full", field="file", most=MOST_FILES)
    _touch(update)
    attached = EvidenceFile.objects.create(
        update=update,
        stored=keep(file),
        name=file.name,
        kind=file.kind.code,
        size=file.size,
        sha256=file.sha256,
        authors=list(file.authors),
        uploaded_by_id=by.user_id,
        added_in=update.version,
    )
    record("monitoring.attach_evidence", by=by, target=update)
    return attached


def _check(by: Actor, update: Update) -> None:
    if not may_change_evidence.test(by, update):
        raise DomainError("not_handed_to_you", field="file")
    if update.duty is not None and not update.duty.takes_updates:
        raise DomainError("round_takes_no_updates", field="file")
    if not may_change_files(UpdateState(update.state)):
        raise DomainError("update_is_accepted", field="file")


def _touch(update: Update) -> None:
    """What was sent gets a new version: who accepts it has then seen other files. A draft keeps its own, so that
    nobody's typing meets a conflict. Either way it is not as it came back, and not ready any more."""
    if update.state == UpdateState.SUBMITTED:
        update.version += 1
    update.saved_at = clock.now()
    update.save()
    if update.duty_id is not None:
        Duty.objects.filter(pk=update.duty_id).update(drafted_at=None)
