"""Clearance by silence: opened, answered, extended, withdrawn, and closed by the calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from network_portal.audit.actions import record
from network_portal.common import clock, registry
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.errors import DomainError
from network_portal.common.files import CleanFile, keep
from network_portal.common.languages import current_language
from network_portal.common.lines import kept_lines, one_line
from network_portal.common.registry import KeptFile, ToClear
from network_portal.common.versions import take
from network_portal.knowledge.actions.clearance_letters import (
    ask_members,
    tell_clearance_closed,
    tell_clearance_extended,
    tell_clearance_withdrawn,
)
from network_portal.knowledge.actions.days import check_day
from network_portal.knowledge.models import Clearance, ClearanceAnswer, ClearanceFile
from network_portal.knowledge.permissions import can_open_clearance
from network_portal.knowledge.queries.clearances import (
    agencies_answered_for,
    due_clearances,
    network_members,
    open_clearance_of,
)
from network_portal.knowledge.rules.clearances import (
    Answer,
    ClearanceState,
    extends,
    is_long_enough,
    is_taken,
    needs_words,
    outcome,
)
from network_portal.knowledge.rules.lengths import COMMENT
from network_portal.organisations.models import Organisation


@dataclass(frozen=True)
class Sent:
    """What the members read, beside the files of the thing itself."""

    title: str
    words: str
    closes_at: datetime
    address: str = ""
    file: CleanFile | None = None


@transaction.atomic
def open_clearance(
    *, by: Actor, sent: Sent, kind: str = "", key: str = "", organisation: Organisation | None = None
) -> Clearance:
    """It goes to every member of the Network. Of a `kind` it is about the thing with this key, and for whose it is;
    of none about what is `sent`, for an organisation or the Network.

    Raises DomainError: clearance_not_yours, clearance_needs_title, day_far_away, clearance_too_short,
    address_not_https, nothing_to_clear, clearance_open_already.
    """
    thing = _thing(kind, key, sent, organisation)
    if not can_open_clearance.test(by, thing.organisation):
        raise DomainError("clearance_not_yours")
    if not one_line(sent.title):
        raise DomainError("clearance_needs_title", field="title")
    now = clock.now()
    check_day(sent.closes_at, "closes_on")
    if not is_long_enough(now, sent.closes_at):
        raise DomainError("clearance_too_short", field="closes_on")
    opened = Clearance.objects.create(
        subject_kind=kind,
        subject_key=thing.key,
        organisation_id=thing.organisation,
        language=thing.language,
        title=sent.title,
        words=sent.words,
        address=sent.address or thing.address,
        opened_by_id=by.user_id,
        opened_at=now,
        closes_at=sent.closes_at,
        is_example=thing.is_example,
    )
    _keep_files(opened, thing, sent.file, by)
    ClearanceAnswer.objects.bulk_create(
        [ClearanceAnswer(clearance=opened, organisation=one) for one in network_members()]
    )
    record("knowledge.open_clearance", by=by, target=opened)
    ask_members(opened)
    return opened


@transaction.atomic
def answer_clearance(
    *, by: Actor, clearance: Clearance, organisation: Organisation, version: int, answer: str, words: str = ""
) -> ClearanceAnswer:
    """What a member says; until the deadline it may say something else, and the last counts.

    Raises DomainError: clearance_not_asked, clearance_over, clearance_needs_words, changed_meanwhile.
    """
    if organisation.pk not in agencies_answered_for(by):
        raise DomainError("clearance_not_asked")
    held = locked_clearance(clearance)
    if held.state != ClearanceState.OPEN or not is_taken(held.closes_at, clock.now()):
        raise DomainError("clearance_over")
    row = held.answers.filter(organisation=organisation).first()
    if row is None:
        raise DomainError("clearance_not_asked")
    if answer not in (Answer.AGREES, Answer.COMMENTS, Answer.OBJECTS):
        raise DomainError("clearance_answer_unknown", field="answer")
    words = kept_lines(words)
    if needs_words(answer) and not words:
        raise DomainError("clearance_needs_words", field="words")
    fresh = take(row, version)
    before = fresh.answer
    fresh.answer, fresh.words, fresh.language = answer, words[:COMMENT], current_language()
    fresh.answered_by_id, fresh.answered_at = by.user_id, clock.now()
    fresh.save()
    changes: dict[str, list[Any]] = {organisation.slug: [before, answer]}
    record("knowledge.answer_clearance", by=by, target=held, changes=changes, note=fresh.words)
    return fresh


@transaction.atomic
def extend_clearance(*, by: Actor, clearance: Clearance, version: int, closes_at: datetime) -> Clearance:
    """A later deadline, of which every member is told. Raises DomainError: clearance_not_yours, changed_meanwhile,
    clearance_over, day_far_away, clearance_only_later."""
    fresh = _running(by, clearance, version)
    check_day(closes_at, "closes_on")
    if not extends(fresh.closes_at, closes_at):
        raise DomainError("clearance_only_later", field="closes_on")
    changes: dict[str, list[Any]] = {"closes_at": [fresh.closes_at.isoformat(), closes_at.isoformat()]}
    fresh.closes_at = closes_at
    fresh.save()
    record("knowledge.extend_clearance", by=by, target=fresh, changes=changes)
    tell_clearance_extended(fresh)
    return fresh


@transaction.atomic
def withdraw_clearance(*, by: Actor, clearance: Clearance, version: int, reason: str) -> Clearance:
    """Nobody has to answer any more; what was said stays in the record. Raises DomainError: clearance_not_yours,
    changed_meanwhile, clearance_over, clearance_reason_needed."""
    reason = kept_lines(reason)
    if not reason:
        raise DomainError("clearance_reason_needed", field="reason")
    fresh = _running(by, clearance, version)
    fresh.state, fresh.reason, fresh.ended_at = ClearanceState.WITHDRAWN.value, reason[:COMMENT], clock.now()
    fresh.save()
    record("knowledge.withdraw_clearance", by=by, target=fresh, note=fresh.reason)
    tell_clearance_withdrawn(fresh)
    return fresh


def close_due_clearances() -> list[Clearance]:
    """The calendar's own act, once for each, however often and late it runs."""
    return [one for one in map(_closed_by_calendar, due_clearances()) if one is not None]


@transaction.atomic
def close_clearance(*, by: Actor, clearance: Clearance) -> Clearance:
    """At its deadline: cleared unless a member objects. The row is taken before the answers are read, so that an
    answer counts or is refused. Raises DomainError: clearance_over, clearance_not_due."""
    held = locked_clearance(clearance)
    if held.state != ClearanceState.OPEN:
        raise DomainError("clearance_over")
    if is_taken(held.closes_at, clock.now()):
        raise DomainError("clearance_not_due")
    held.state = outcome(list(held.answers.values_list("answer", flat=True))).value
    held.ended_at, held.version = clock.now(), F("version") + 1
    held.save()
    held.refresh_from_db()
    if held.state == ClearanceState.CLEARED and held.subject_kind:
        registry.clearables[held.subject_kind].cleared(held.subject_key, clock.day_of(held.closes_at))
    record("knowledge.close_clearance", by=by, target=held, changes={"state": ["open", held.state]})
    tell_clearance_closed(held)
    return held


def locked_clearance(clearance: Clearance) -> Clearance:
    """Whoever answers, moves or closes it holds its row first, before any other."""
    return Clearance.objects.select_for_update(of=("self",)).get(pk=clearance.pk)


def _closed_by_calendar(clearance: Clearance) -> Clearance | None:
    try:
        return close_clearance(by=SYSTEM, clearance=clearance)
    except DomainError:  # another beat was faster, or somebody extended or withdrew it
        return None


def _thing(kind: str, key: str, sent: Sent, organisation: Organisation | None) -> ToClear:
    if sent.address and not sent.address.startswith("https://"):
        raise DomainError("address_not_https", field="address")
    if not kind:
        if not (sent.address or sent.file):
            raise DomainError("nothing_to_clear")
        owner = organisation.pk if organisation else None
        is_example = bool(organisation and organisation.is_example)
        return ToClear("", sent.title, sent.words, current_language(), owner, is_example=is_example)
    clearable = registry.clearables[kind]
    clearable.hold(key)
    found = clearable.find(key)
    if found and open_clearance_of(kind, found.key):
        raise DomainError("clearance_open_already")
    if found is None or not (found.files or found.address or sent.file or sent.address):
        raise DomainError("nothing_to_clear")
    return found


def _keep_files(clearance: Clearance, thing: ToClear, file: CleanFile | None, by: Actor) -> None:
    files = list(thing.files)
    if file is not None:
        files.append(KeptFile(keep(file), file.name, file.kind.code, file.size, file.sha256))
    for one in files:
        ClearanceFile.objects.create(
            clearance=clearance,
            language=one.language,
            stored=one.stored,
            name=one.name,
            kind=one.kind,
            size=one.size,
            sha256=one.sha256,
            uploaded_by_id=by.user_id,
        )


def _running(by: Actor, clearance: Clearance, version: int) -> Clearance:
    if not can_open_clearance.test(by, clearance.organisation_id):
        raise DomainError("clearance_not_yours")
    locked_clearance(clearance)
    fresh = take(clearance, version)
    if not fresh.is_open:
        raise DomainError("clearance_over")
    return fresh
