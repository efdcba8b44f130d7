"""Themed calls for practices: made and changed by staff, answered by what is being written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.errors import DomainError
from network_portal.common.text_statuses import TextStatus
from network_portal.common.versions import take
from network_portal.knowledge.models import PracticeCall, PracticeCallText, PracticeSubmission
from network_portal.knowledge.permissions import can_publish_practices, can_write_practice
from network_portal.knowledge.queries.calls import begun_calls_not_told
from network_portal.knowledge.rules.calls import call_refusals
from network_portal.knowledge.rules.days import FIRST_YEAR, LAST_YEAR
from network_portal.knowledge.rules.slugs import slug_of
from network_portal.organisations.actions.drafts import take_to_write
from network_portal.taxonomy.models import Objective

PAGES = {"new"}
WORDS = ("language", "title", "words")


@dataclass(frozen=True)
class CallValues:
    """All that a call says, in `language`."""

    language: str
    title: str
    words: str
    opens_on: date
    closes_on: date
    objectives: Iterable[Objective] = ()


@transaction.atomic
def open_call(*, by: Actor, values: CallValues) -> PracticeCall:
    """Everybody reads it from its first day on. Raises DomainError: practice_review_not_yours, and those of
    `refusals`."""
    _check(by, values)
    taken = set(PracticeCall.objects.filter(slug__startswith=slug_of(values.title)).values_list("slug", flat=True))
    call = PracticeCall(slug=slug_of(values.title, taken | PAGES))
    _write(call, values)
    record("knowledge.open_call", by=by, target=call)
    return call


@transaction.atomic
def change_call(*, by: Actor, call: PracticeCall, version: int, values: CallValues) -> PracticeCall:
    """Its address stays; one that was taken off is there again. Raises as `open_call`, and changed_meanwhile."""
    _check(by, values)
    fresh = take(call, version)
    before = _described(fresh)
    fresh.is_taken_off = False
    _write(fresh, values)
    record("knowledge.change_call", by=by, target=fresh, changes=changes_between(before, _described(fresh)))
    return fresh


@transaction.atomic
def take_off_call(*, by: Actor, call: PracticeCall, version: int) -> PracticeCall:
    """Nobody but staff reads it or answers it any more. Raises DomainError: practice_review_not_yours,
    changed_meanwhile."""
    if not can_publish_practices.test(by):
        raise DomainError("practice_review_not_yours")
    fresh = take(call, version)
    fresh.is_taken_off = True
    fresh.save(update_fields=["is_taken_off"])
    record("knowledge.take_off_call", by=by, target=fresh, changes={"is_taken_off": [False, True]})
    return fresh


@transaction.atomic
def answer_call(
    *, by: Actor, submission: PracticeSubmission, version: int, call: PracticeCall | None
) -> PracticeSubmission:
    """What is written answers this call, or none. Raises DomainError: practice_not_yours, changed_meanwhile,
    submission_not_open, call_not_open."""
    if not can_write_practice.test(by, submission.organisation_id):
        raise DomainError("practice_not_yours")
    fresh = take_to_write(submission, version, by=by)
    if not fresh.is_writable or fresh.is_change:
        raise DomainError("submission_not_open")
    if call and call.pk != fresh.call_id:
        check_open(call)
    fresh.call = call
    fresh.save()
    record("knowledge.answer_call", by=by, target=fresh)
    return fresh


@transaction.atomic
def begin_calls() -> list[PracticeCall]:
    """Pages know the day; what follows changes alone, as the search does, is told when the first day came: once."""
    begun = list(begun_calls_not_told().select_for_update(of=("self",)))
    for call in begun:
        begin_call(by=SYSTEM, call=call)
    return begun


def begin_call(*, by: Actor, call: PracticeCall) -> None:
    """Its first day came; within `begin_calls`."""
    record("knowledge.begin_call", by=by, target=call)


def check_open(call: PracticeCall) -> None:
    """Raises DomainError: call_not_open."""
    if not call.is_open:
        raise DomainError("call_not_open", field="call", call=call.text.title)


def refusals(*, title: str, words: str, opens_on: date | None, closes_on: date | None) -> Iterator[DomainError]:
    found = call_refusals(title=title, words=words, opens_on=opens_on, closes_on=closes_on)
    return (DomainError(code, field=field, first=FIRST_YEAR, last=LAST_YEAR) for code, field in found)


def _check(by: Actor, values: CallValues) -> None:
    if not can_publish_practices.test(by):
        raise DomainError("practice_review_not_yours")
    said = {name: getattr(values, name) for name in ("title", "words", "opens_on", "closes_on")}
    for refusal in refusals(**said):
        raise refusal


def _write(call: PracticeCall, values: CallValues) -> None:
    """Words that others translated stay as they are, but for those in the language that is the original now."""
    call.opens_on, call.closes_on = values.opens_on, values.closes_on
    call.save()
    call.objectives.set(values.objectives)
    call.texts.filter(language=values.language).exclude(status=TextStatus.ORIGINAL.value).delete()
    said = {name: getattr(values, name) for name in WORDS}
    PracticeCallText.objects.update_or_create(call=call, status=TextStatus.ORIGINAL.value, defaults=said)


def _described(call: PracticeCall) -> dict[str, Any]:
    original = PracticeCallText.objects.filter(call=call, status=TextStatus.ORIGINAL.value).get()
    words = {name: getattr(original, name) for name in WORDS}
    days = {name: getattr(call, name).isoformat() for name in ("opens_on", "closes_on")}
    return words | days | {"objectives": sorted(one.number for one in call.objectives.all())}
