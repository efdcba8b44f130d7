"""Reviewing, returning and publishing what was sent: by staff to whom it does not belong."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines
from network_portal.common.registry import PublishedPractice, tell_practice_published
from network_portal.common.versions import take
from network_portal.knowledge.actions.letters import tell_published, tell_returned
from network_portal.knowledge.actions.practices import create_practice, write_values
from network_portal.knowledge.models import Practice, PracticeReview, PracticeSubmission
from network_portal.knowledge.permissions import can_publish_practices, can_review_practices
from network_portal.knowledge.queries.practices import practice_path
from network_portal.knowledge.queries.submissions import may_be_reviewed_by, reviews_of
from network_portal.knowledge.queries.values import described, values_of
from network_portal.knowledge.rules.lengths import COMMENT
from network_portal.knowledge.rules.reviews import Answer, Criterion, may_be_published
from network_portal.organisations.actions.drafts import decide, take_to_change


@transaction.atomic
def review_practice(
    *, by: Actor, submission: PracticeSubmission, version: int, answers: Mapping[str, str], words: str = ""
) -> PracticeReview:
    """What this person answers to the seven criteria; said again, it replaces what they said of the same sending.

    Raises DomainError: practice_review_not_yours, practice_is_ones_own, changed_meanwhile, practice_not_submitted,
    practice_review_incomplete.
    """
    fresh = _taken(by, submission, version)
    if fresh.state != SubmissionState.SUBMITTED:
        raise DomainError("practice_not_submitted")
    if any(answers.get(one) not in list(Answer) for one in Criterion):
        raise DomainError("practice_review_incomplete")
    said = {"answers": {one.value: answers[one] for one in Criterion}, "words": kept_lines(words)[:COMMENT]}
    review, _new = PracticeReview.objects.update_or_create(
        submission=fresh,
        sent=fresh.submissions,
        reviewer_id=by.user_id,
        defaults=said | {"reviewed_at": clock.now()},
    )
    record("knowledge.review_practice", by=by, target=fresh)
    return review


@transaction.atomic
def publish_practice(
    *, by: Actor, submission: PracticeSubmission, version: int, published_version: int | None = None
) -> Practice:
    """The submission becomes a practice, or changes the one that it is about: only what it says anew; one that was
    taken off is published again. `published_version` says which practice was read beside it.

    Raises DomainError: practice_review_not_yours, practice_is_ones_own, changed_meanwhile, practice_not_submitted,
    practice_not_reviewed.
    """
    fresh = _decided(by, submission, version, SubmissionState.PUBLISHED)
    if not may_be_published([one.answers for one in reviews_of(fresh)], settings.PRACTICE_REVIEWS):
        raise DomainError("practice_not_reviewed")
    practice = _changed(by, fresh, published_version) if fresh.practice_id else _created(by, fresh)
    fresh.practice = practice
    fresh.save()
    tell_published(fresh)
    return practice


@transaction.atomic
def return_practice(*, by: Actor, submission: PracticeSubmission, version: int, comment: str) -> PracticeSubmission:
    """Back to its authors with what is missing; they are written to. Raises as `publish_practice`,
    practice_comment_needed."""
    comment = kept_lines(comment)
    if not comment:
        raise DomainError("practice_comment_needed", field="comment")
    fresh = _decided(by, submission, version, SubmissionState.RETURNED)
    fresh.comment, fresh.returned = comment[:COMMENT], fresh.said
    fresh.save()
    changes: dict[str, list[Any]] = {"state": [SubmissionState.SUBMITTED.value, fresh.state]}
    record("knowledge.return_practice", by=by, target=fresh, changes=changes, note=fresh.comment)
    tell_returned(fresh)
    return fresh


@transaction.atomic
def unpublish_practice(*, by: Actor, practice: Practice, version: int, reason: str) -> Practice:
    """Nobody reads it any more, at once, until a change of it is published. What counts as done because of it stays
    marked: it was published when that was promised, and whether this still counts is for those to say who answer for
    the plan (they are asked).

    Raises DomainError: practice_review_not_yours, changed_meanwhile, unpublish_reason_needed.
    """
    if not can_publish_practices.test(by):
        raise DomainError("practice_review_not_yours")
    reason = kept_lines(reason)
    if not reason:
        raise DomainError("unpublish_reason_needed", field="reason")
    fresh = take(practice, version)
    fresh.is_published = False
    fresh.save()
    record("knowledge.unpublish_practice", by=by, target=fresh, note=reason[:COMMENT])
    return fresh


def _taken(by: Actor, submission: PracticeSubmission, version: int) -> PracticeSubmission:
    if not can_review_practices.test(by):
        raise DomainError("practice_review_not_yours")
    fresh = take(submission, version)
    if not may_be_reviewed_by(by, fresh):
        raise DomainError("practice_is_ones_own")
    return fresh


def _decided(by: Actor, submission: PracticeSubmission, version: int, following: SubmissionState) -> PracticeSubmission:
    fresh = _taken(by, submission, version)
    decide(fresh, following, by=by, refusal="practice_not_submitted")
    return fresh


def _created(by: Actor, submission: PracticeSubmission) -> Practice:
    assert submission.organisation  # of none is a change alone
    practice = create_practice(organisation=submission.organisation, values=submission.said, call=submission.call)
    record("knowledge.publish_practice", by=by, target=practice)
    address, day = practice_path(practice.slug, language=submission.language, absolute=True), clock.today()
    published = PublishedPractice(practice.pk, submission.title, submission.language, address, day)
    tell_practice_published(published, by=by)
    return practice


def _changed(by: Actor, submission: PracticeSubmission, seen: int | None) -> Practice:
    assert submission.practice
    practice = take_to_change(submission.practice, seen, draft=submission, values_of=values_of)
    verb = "knowledge.change_practice" if practice.is_published else "knowledge.publish_practice"
    before, said = described(practice), submission.said
    practice.is_published = True
    write_values(practice, {name: value for name, value in said.items() if value != submission.base.get(name)})
    after = described(Practice.objects.get(pk=practice.pk))
    record(verb, by=by, target=practice, changes=changes_between(before, after))
    return practice
