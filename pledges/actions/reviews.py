"""Publishing and returning what was submitted, by a co-chair who neither wrote in it nor speaks for an organisation
that pledges, reports or is a partner."""

from typing import cast

from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines
from network_portal.common.versions import take
from network_portal.organisations.actions.drafts import decide, take_to_change
from pledges.actions.attachments import drop_unpublished
from pledges.actions.letters import tell_published, tell_reporter, tell_returned
from pledges.actions.pledges import carry, create_pledge, write_values
from pledges.models import Pledge, PledgeFile, Submission
from pledges.permissions import can_review_pledges
from pledges.queries.carried import who_reports
from pledges.queries.reviewers import why_not_decide
from pledges.queries.values import described, values_of
from pledges.rules.lengths import COMMENT
from pledges.rules.sections import changed
from workplan.models import Activity


@transaction.atomic
def publish_pledge(
    *,
    by: Actor,
    submission: Submission,
    version: int,
    published_version: int | None = None,
    is_example: bool = False,
) -> Pledge:
    """The submission becomes a pledge with its reference, or changes the one that it is about.

    A change touches only what it says anew: the stage, and what was published meanwhile, stay; `published_version`
    says which pledge was read beside it. `is_example` says that a new one is invented though a real organisation bears
    it. Raises
    DomainError: pledge_review_not_yours, pledge_is_ones_own, pledge_written_by_you, changed_meanwhile,
    submission_not_submitted, activity_carries_another, and what `why_not_carry` names.
    """
    fresh = _decided(by, submission, version, SubmissionState.PUBLISHED)
    pledge = _changed(by, fresh, published_version) if fresh.pledge_id else _created(by, fresh, is_example)
    fresh.pledge = pledge
    fresh.save()
    PledgeFile.objects.filter(pledge=pledge).update(authors=[])
    tell_published(fresh)
    return pledge


@transaction.atomic
def return_pledge(*, by: Actor, submission: Submission, version: int, comment: str) -> Submission:
    """Back to its authors with what is missing; they are written to. Raises as `publish_pledge`,
    comment_needed and pledge_comment_too_long."""
    comment = kept_lines(comment)
    if not comment:
        raise DomainError("comment_needed", field="comment")
    if len(comment) > COMMENT:
        raise DomainError("pledge_comment_too_long", field="comment", most=COMMENT)
    fresh = _decided(by, submission, version, SubmissionState.RETURNED)
    fresh.comment, fresh.returned = comment, fresh.said
    fresh.save()
    changes = {"state": [SubmissionState.SUBMITTED.value, fresh.state]}
    record("pledges.return_pledge", by=by, target=fresh, changes=changes, note=fresh.comment)
    tell_returned(fresh)
    return fresh


def _decided(by: Actor, submission: Submission, version: int, following: SubmissionState) -> Submission:
    if not can_review_pledges.test(by):
        raise DomainError("pledge_review_not_yours")
    fresh = take(submission, version)
    refusal = why_not_decide(by, fresh)
    if refusal:
        raise DomainError(refusal)
    decide(fresh, following, by=by, refusal="submission_not_submitted")
    return fresh


def _created(by: Actor, submission: Submission, is_example: bool) -> Pledge:
    body = submission.organisation
    pledge = create_pledge(organisation_id=body.pk, values=submission.said, is_example=is_example or body.is_example)
    record("pledges.publish_pledge", by=by, target=pledge)
    return pledge


def _changed(by: Actor, submission: Submission, seen: int | None) -> Pledge:
    assert submission.pledge
    pledge = take_to_change(submission.pledge, seen, draft=submission, values_of=values_of)
    before, file = described(pledge), pledge.attachment_id
    reporter, left = who_reports(pledge), pledge.activity_id
    anew = changed(submission.base, submission.said)
    write_values(pledge, {name: value for name, value in anew.items() if name != "stage"})
    if "attachment" in anew:
        drop_unpublished(file)
    if "activity" in anew:
        carry(pledge, Activity.objects.select_related("plan").filter(pk=cast(int, anew["activity"] or 0)).first())
    done = Pledge.objects.get(pk=pledge.pk)
    tell_reporter(done, reporter, left=left)
    after = described(done)
    record("pledges.change_pledge", by=by, target=pledge, changes=changes_between(before, after))
    return pledge
