"""What an organisation writes until a co-chair decides on it: a new pledge, or a change of a published one."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.organisations.actions.drafts import begun_before, move, take_to_write
from network_portal.organisations.models import Organisation
from pledges.actions.attachments import drop_unpublished
from pledges.actions.letters import ask_for_review
from pledges.models import Pledge, Submission
from pledges.permissions import can_submit_pledge
from pledges.queries.field_words import lacking_in_words
from pledges.queries.values import ONE, TEXTS, values_of
from pledges.rules import lengths
from pledges.rules.completeness import missing
from pledges.rules.contradictions import FIRST_YEAR, LAST_YEAR, contradictions
from pledges.rules.kinds import REFUGEE_COMPACT
from pledges.rules.sections import fields_of, say_the_same

MOST_COUNTED = 32_767  # what the column holds
REFUSALS = {
    "refugees_only": "pledge_about_refugees",
    "deadline_before_start": "pledge_ends_first",
    "day_far_away": "pledge_day_far_away",
    "matches_itself": "pledge_matches_itself",
    "partner_is_itself": "pledge_partner_is_itself",
    "reporter_elsewhere": "pledge_reporter_elsewhere",
}


@transaction.atomic
def start_submission(*, by: Actor, organisation: Organisation, concern: str = "") -> Submission:
    """A draft in the language of its author; begun twice and not written in yet, it is the first one.

    Raises DomainError: pledge_not_yours, pledge_about_refugees.
    """
    _check_hand(by, organisation.pk)
    values = {"concern": concern, "reporter": organisation.pk}
    for refusal in refusals(values):
        raise refusal
    begun = begun_before(Submission.objects.filter(pledge=None), by=by, organisation=organisation, values=values)
    if begun is not None:
        return begun
    submission = Submission.objects.create(
        organisation=organisation, values=values, language=current_language(), author_id=by.user_id
    )
    submission.add_writer(by.user_id)
    record("pledges.start_submission", by=by, target=submission)
    return submission


@transaction.atomic
def start_change(*, by: Actor, pledge: Pledge) -> Submission:
    """A draft of a published pledge, as it stands; where one is being written already, that one.

    Raises DomainError: pledge_not_yours.
    """
    fresh = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    _check_hand(by, fresh.organisation_id)
    found = Submission.objects.open().filter(pledge=fresh).first()
    if found is not None:
        return found
    values = values_of(fresh)
    change = Submission.objects.create(
        pledge=fresh,
        organisation_id=fresh.organisation_id,
        values=values,
        base=values,
        language=fresh.language,
        author_id=by.user_id,
    )
    change.add_writer(by.user_id)
    record("pledges.start_change", by=by, target=change)
    return change


@transaction.atomic
def save_section(
    *, by: Actor, submission: Submission, version: int, section: str, values: Mapping[str, Any]
) -> Submission:
    """Keep what a section says so far: it may be incomplete, and its text too long or too short.

    Raises DomainError: pledge_not_yours, changed_meanwhile, submission_not_open, and those of `refusals`.
    """
    fresh = _taken(by, submission, version)
    if not fresh.is_writable:
        raise DomainError("submission_not_open")
    said = {
        name: _as_kept(name, values[name]) for name in fields_of(section, is_change=fresh.is_change) if name in values
    }
    whole = {**fresh.values, **said}
    for refusal in refusals_of(fresh, whole):
        if refusal.field in said:
            raise refusal
    fresh.values, fresh.saved_at = whole, clock.now()
    fresh.language = whole.get("language") or fresh.language
    fresh.author_id = fresh.author_id or by.user_id
    fresh.save()
    record("pledges.save_section", by=by, target=fresh)
    return fresh


@transaction.atomic
def submit_pledge(*, by: Actor, submission: Submission, version: int) -> Submission:
    """Send it to the co-chairs, who are told. What is missing is told all at once.

    Raises DomainError: pledge_not_yours, changed_meanwhile, submission_not_open, pledge_incomplete,
    pledge_says_nothing_new, pledge_same_as_returned, pledge_text_too_long, and those of `refusals`.
    """
    fresh = _moved(by, submission, version, SubmissionState.SUBMITTED)
    for refusal in refusals_of(fresh, fresh.values):
        raise refusal
    lacking = lacking_of(fresh)
    if lacking:
        raise DomainError("pledge_incomplete", fields=lacking_in_words(lacking, fresh.values))
    if fresh.is_change and fresh.values == fresh.base:
        raise DomainError("pledge_says_nothing_new")
    if fresh.returned and say_the_same(fresh.returned, fresh.said):
        raise DomainError("pledge_same_as_returned")
    if lengths.counted(fresh.values["text"]) > lengths.TEXT_MOST:
        raise DomainError("pledge_text_too_long", field="text", most=lengths.TEXT_MOST)
    fresh.submitted_at = clock.now()
    fresh.submissions = min(fresh.submissions + 1, MOST_COUNTED)
    fresh.save()
    record("pledges.submit_pledge", by=by, target=fresh)
    ask_for_review(fresh)
    return fresh


@transaction.atomic
def take_back(*, by: Actor, submission: Submission, version: int) -> Submission:
    """From the co-chairs before they decide, or after it was withdrawn, to go on writing.

    Raises as `withdraw_submission`, and change_begun_anew.
    """
    fresh = _moved(by, submission, version, SubmissionState.DRAFT)
    if fresh.is_change:
        _hold_pledge(fresh)
        if Submission.objects.open().filter(pledge=fresh.pledge_id).exclude(pk=fresh.pk).exists():
            raise DomainError("change_begun_anew")
    fresh.save()
    record("pledges.take_back", by=by, target=fresh)
    return fresh


@transaction.atomic
def withdraw_submission(*, by: Actor, submission: Submission, version: int) -> Submission:
    """It is not pursued. Raises DomainError: pledge_not_yours, changed_meanwhile, submission_not_open."""
    fresh = _moved(by, submission, version, SubmissionState.WITHDRAWN)
    file = fresh.values.get("attachment")
    fresh.values, fresh.saved_at = {**fresh.values, "attachment": fresh.base.get("attachment")}, clock.now()
    fresh.save()
    drop_unpublished(file)
    record("pledges.withdraw_submission", by=by, target=fresh)
    return fresh


def lacking_of(submission: Submission) -> tuple[str, ...]:
    """What is missing before it can be sent; a published pledge keeps the stage that its updates gave it."""
    lacking = missing(submission.values)
    return tuple(name for name in lacking if not (submission.is_change and name == "stage"))


def refusals(values: Mapping[str, Any]) -> Iterator[DomainError]:
    """All that speaks against these values, however far they got."""
    for code, field in contradictions(values):
        yield DomainError(REFUSALS[code], field=field, address=REFUGEE_COMPACT, first=FIRST_YEAR, last=LAST_YEAR)


def refusals_of(submission: Submission, values: Mapping[str, Any]) -> Iterator[DomainError]:
    """All that speaks against these values of a submission, which says whose pledge it is."""
    return refusals({**values, "organisation": submission.organisation_id, "pledge": submission.pledge_id})


def _hold_pledge(change: Submission) -> None:
    """Nobody begins another change of it until this verb ends. After the submission, as `publish_pledge` takes them."""
    Pledge.objects.select_for_update(of=("self",)).get(pk=change.pledge_id or 0)


def _as_kept(name: str, value: Any) -> Any:
    """As the pledge keeps it: without the signs that it leaves out, and no link is None."""
    if name in ONE:
        return value or None
    return Pledge._meta.get_field(name).to_python(value) if name in TEXTS else value  # type: ignore[union-attr]


def _check_hand(by: Actor, organisation_id: int) -> None:
    if not can_submit_pledge.test(by, organisation_id):
        raise DomainError("pledge_not_yours")


def _taken(by: Actor, submission: Submission, version: int) -> Submission:
    _check_hand(by, submission.organisation_id)
    return take_to_write(submission, version, by=by)


def _moved(by: Actor, submission: Submission, version: int, following: SubmissionState) -> Submission:
    fresh = _taken(by, submission, version)
    move(fresh, following)
    return fresh
