"""The co-chairs' hand on a round: its opening words, its days, its reopening."""

from datetime import date

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.monitoring.actions.lengths import check_length
from network_portal.monitoring.actions.links import keep_links_open
from network_portal.monitoring.actions.notices import Letter, notify
from network_portal.monitoring.models import Duty, Round
from network_portal.monitoring.rules.lengths import LONGEST_OPENING
from network_portal.monitoring.rules.rounds import NoticeKind, RoundState


@transaction.atomic
def write_opening(*, by: Actor, round_: Round, version: int, words: str, language: str, is_held: bool) -> Round:
    """The co-chairs' paragraph in the opening message, and whether the call waits for one of them.

    Raises DomainError: changed_meanwhile, round_is_open_already, words_too_long.
    """
    check_length(words, LONGEST_OPENING)
    fresh = take(round_, version)
    if fresh.state != RoundState.PLANNED:
        raise DomainError("round_is_open_already")
    held_before, fresh.is_held = fresh.is_held, is_held
    if words.strip() != fresh.words:
        fresh.words, fresh.words_language = words.strip(), language
    fresh.save()
    record("monitoring.write_opening", by=by, target=fresh, changes={"is_held": [held_before, is_held]}, note=words)
    return fresh


@transaction.atomic
def change_round_days(*, by: Actor, round_: Round, version: int, due_on: date, closes_on: date) -> Round:
    """Move the due day and the close; mailed links live on with them.

    Raises DomainError: changed_meanwhile, round_not_open, round_days_out_of_order, round_days_past.
    """
    fresh = take(round_, version)
    if fresh.state == RoundState.CLOSED:
        raise DomainError("round_not_open")
    if not fresh.opens_on <= due_on <= closes_on:
        raise DomainError("round_days_out_of_order", field="due_on")
    if closes_on < clock.today():
        raise DomainError("round_days_past", field="closes_on")
    changes = {
        "due_on": [fresh.due_on.isoformat(), due_on.isoformat()],
        "closes_on": [fresh.closes_on.isoformat(), closes_on.isoformat()],
    }
    fresh.due_on, fresh.closes_on = due_on, closes_on
    fresh.save()
    keep_links_open(fresh)
    record("monitoring.change_round_days", by=by, target=fresh, changes=changes)
    return fresh


@transaction.atomic
def reopen_round(*, by: Actor, round_: Round, organisation_id: int, until: date) -> int:
    """Let one organisation answer until a day, and tell who reports for it; how many duties that concerns.

    Raises DomainError: round_days_past, nothing_owed.
    """
    if until < clock.today():
        raise DomainError("round_days_past", field="until")
    Round.objects.select_for_update().get(pk=round_.pk)
    duties = Duty.objects.filter(round=round_, organisation=organisation_id)
    reopened = duties.update(reopened_until=until)
    if not reopened:
        raise DomainError("nothing_owed", field="organisation", organisation="")
    letter = Letter(f"until {until.isoformat()}", until=until)
    notify(round_, NoticeKind.REOPENED, {organisation_id}, letter)
    keep_links_open(round_, organisation_id=organisation_id, until=until)
    record(
        "monitoring.reopen_round",
        by=by,
        target=round_,
        changes={"organisation": [None, organisation_id], "until": [None, until.isoformat()]},
    )
    return reopened
