"""The one file beside a pledge: put in the place of an earlier one, or taken away, while the submission is written.

What is published stays until a change that says otherwise is published too.
"""

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.files import CleanFile, discard, keep
from network_portal.organisations.actions.drafts import take_to_write
from pledges.models import PledgeFile, Submission
from pledges.permissions import can_submit_pledge


@transaction.atomic
def attach_file(*, by: Actor, submission: Submission, version: int, file: CleanFile) -> PledgeFile:
    """In the place of an earlier one. Raises DomainError: pledge_not_yours, changed_meanwhile, submission_not_open."""
    fresh = _taken(by, submission, version)
    attached = PledgeFile.objects.create(
        submission=fresh,
        stored=keep(file),
        name=file.name,
        kind=file.kind.code,
        size=file.size,
        sha256=file.sha256,
        authors=list(file.authors),
        uploaded_by_id=by.user_id,
    )
    _say(fresh, attached.pk)
    record("pledges.attach_file", by=by, target=fresh)
    return attached


@transaction.atomic
def remove_file(*, by: Actor, submission: Submission, version: int) -> None:
    """Raises as `attach_file`."""
    fresh = _taken(by, submission, version)
    _say(fresh, None)
    record("pledges.remove_file", by=by, target=fresh)


def drop_unpublished(file: int | None) -> None:
    """Nobody names it any more, unless a pledge does; within the verb that took it away."""
    found = PledgeFile.objects.filter(pk=file or 0, pledge=None).first()
    if found is not None:
        discard(found.stored)
        found.delete()


def _say(submission: Submission, file: int | None) -> None:
    earlier = submission.values.get("attachment")
    submission.values = {**submission.values, "attachment": file}
    submission.saved_at = clock.now()
    submission.save()
    drop_unpublished(earlier)


def _taken(by: Actor, submission: Submission, version: int) -> Submission:
    if not can_submit_pledge.test(by, submission.organisation_id):
        raise DomainError("pledge_not_yours")
    fresh = take_to_write(submission, version, by=by)
    if not fresh.is_writable:
        raise DomainError("submission_not_open")
    return fresh
