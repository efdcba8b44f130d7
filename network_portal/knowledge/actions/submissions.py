"""What an organisation writes until it is reviewed: a new practice, or a change of a published one."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.drafts import OPEN, SubmissionState
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.knowledge.actions.calls import check_open
from network_portal.knowledge.actions.letters import ask_for_review
from network_portal.knowledge.models import Practice, PracticeCall, PracticeSubmission
from network_portal.knowledge.permissions import can_write_practice
from network_portal.knowledge.queries.field_words import in_words
from network_portal.knowledge.queries.values import as_kept, values_of
from network_portal.knowledge.rules import lengths
from network_portal.knowledge.rules.practices import TEXTS
from network_portal.knowledge.rules.sections import SECTIONS, missing
from network_portal.organisations.actions.drafts import begun_before, move, take_to_write
from network_portal.organisations.models import Organisation


@transaction.atomic
def start_practice(*, by: Actor, organisation: Organisation, call: PracticeCall | None = None) -> PracticeSubmission:
    """A draft in the language of its author, which may answer a call; begun twice and not written in yet, it is the
    first one. Raises DomainError: practice_not_yours, call_not_open."""
    _check_hand(by, organisation.pk)
    if call:
        check_open(call)
    new = PracticeSubmission.objects.filter(practice=None, call=call)
    begun = begun_before(new, by=by, organisation=organisation, values={})
    if begun is not None:
        return begun
    submission = PracticeSubmission.objects.create(
        organisation=organisation, language=current_language(), author_id=by.user_id, call=call
    )
    submission.add_writer(by.user_id)
    record("knowledge.start_practice", by=by, target=submission)
    return submission


@transaction.atomic
def start_change(*, by: Actor, practice: Practice, organisation: Organisation | None) -> PracticeSubmission:
    """A draft of a practice as it stands, published or taken off; where one is being written already, that one.

    Of no organisation where nobody knows which carried it out. Raises DomainError: practice_not_yours.
    """
    fresh = Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    _check_hand(by, organisation.pk if organisation else None)
    found = _open_changes(fresh.pk).first()
    if found is not None:
        return found
    values = values_of(fresh)
    change = PracticeSubmission.objects.create(
        practice=fresh,
        organisation=organisation,
        values=values,
        base=values,
        language=values["language"],
        author_id=by.user_id,
    )
    change.add_writer(by.user_id)
    record("knowledge.start_change", by=by, target=change)
    return change


@transaction.atomic
def save_section(
    *, by: Actor, submission: PracticeSubmission, version: int, section: str, values: Mapping[str, Any]
) -> PracticeSubmission:
    """Keep what a section says so far: it may be incomplete, and its texts too long.

    Raises DomainError: practice_not_yours, changed_meanwhile, submission_not_open, and those of `refusals`.
    """
    fresh = _taken(by, submission, version)
    if not fresh.is_writable:
        raise DomainError("submission_not_open")
    said = {name: as_kept(name, values[name]) for name in SECTIONS[section] if name in values}
    whole = {**fresh.values, **said}
    for refusal in refusals(whole):
        if refusal.field in said:
            raise refusal
    fresh.values, fresh.saved_at = whole, clock.now()
    fresh.language = whole.get("language") or fresh.language
    fresh.author_id = fresh.author_id or by.user_id
    fresh.save()
    record("knowledge.save_section", by=by, target=fresh)
    return fresh


@transaction.atomic
def submit_practice(*, by: Actor, submission: PracticeSubmission, version: int) -> PracticeSubmission:
    """Send it to those who review. What is missing is told all at once.

    Raises DomainError: practice_not_yours, changed_meanwhile, submission_not_open, practice_incomplete,
    practice_says_nothing_new, practice_same_as_returned, practice_text_too_long, call_not_open, and those of
    `refusals`.
    """
    fresh = _moved(by, submission, version, SubmissionState.SUBMITTED)
    for refusal in refusals(fresh.values):
        raise refusal
    lacking = missing(fresh.values, fresh.base)
    if lacking:
        raise DomainError("practice_incomplete", fields=in_words(lacking))
    if fresh.is_change and fresh.values == fresh.base and not fresh.is_of_taken_off:
        raise DomainError("practice_says_nothing_new")
    if fresh.returned and fresh.returned == fresh.said:
        raise DomainError("practice_same_as_returned")
    for name in TEXTS:
        most = lengths.SUMMARY if name == "summary" else lengths.TEXT
        if len(fresh.values.get(name) or "") > most:
            raise DomainError("practice_text_too_long", field=name, name=in_words([name]), most=most)
    if fresh.call and not fresh.submissions:  # sent in time it stays an answer, however often it comes back
        check_open(fresh.call)
    fresh.submitted_at = clock.now()
    fresh.submissions += 1
    fresh.save()
    record("knowledge.submit_practice", by=by, target=fresh)
    ask_for_review(fresh)
    return fresh


@transaction.atomic
def take_back(*, by: Actor, submission: PracticeSubmission, version: int) -> PracticeSubmission:
    """From those who review, or after it was withdrawn, to go on writing.

    Raises as `withdraw_practice`, and practice_change_begun_anew.
    """
    fresh = _moved(by, submission, version, SubmissionState.DRAFT)
    if fresh.practice_id:
        _hold_practice(fresh.practice_id)
        if _open_changes(fresh.practice_id).exclude(pk=fresh.pk).exists():
            raise DomainError("practice_change_begun_anew")
    fresh.save()
    record("knowledge.take_back", by=by, target=fresh)
    return fresh


@transaction.atomic
def withdraw_practice(*, by: Actor, submission: PracticeSubmission, version: int) -> PracticeSubmission:
    """It is not pursued. Raises DomainError: practice_not_yours, changed_meanwhile, submission_not_open."""
    fresh = _moved(by, submission, version, SubmissionState.WITHDRAWN)
    fresh.save()
    record("knowledge.withdraw_practice", by=by, target=fresh)
    return fresh


def refusals(values: Mapping[str, Any]) -> Iterator[DomainError]:
    """All that speaks against these values, however far they got."""
    first, last = values.get("year_from"), values.get("year_to")
    if first and last and last < first:
        yield DomainError("practice_ends_first", field="year_to")
    if values.get("cost") and not values.get("currency"):
        yield DomainError("practice_cost_needs_currency", field="currency")


def _hold_practice(pk: int) -> None:
    """Nobody begins another change of it until this verb ends. After the submission, as publishing takes them."""
    Practice.objects.select_for_update(of=("self",)).get(pk=pk)


def _open_changes(practice_id: int) -> QuerySet[PracticeSubmission]:
    return PracticeSubmission.objects.filter(practice=practice_id, state__in=OPEN)


def _check_hand(by: Actor, organisation_id: int | None) -> None:
    if not can_write_practice.test(by, organisation_id):
        raise DomainError("practice_not_yours")


def _taken(by: Actor, submission: PracticeSubmission, version: int) -> PracticeSubmission:
    _check_hand(by, submission.organisation_id)
    return take_to_write(submission, version, by=by)


def _moved(by: Actor, submission: PracticeSubmission, version: int, following: SubmissionState) -> PracticeSubmission:
    fresh = _taken(by, submission, version)
    move(fresh, following)
    return fresh
