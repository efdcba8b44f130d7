"""One subject handed to a colleague, who drafts while the focal point sends."""

from dataclasses import dataclass

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.lengths import check_length
from network_portal.monitoring.actions.links import follow_drafter
from network_portal.monitoring.actions.locks import locked_duty
from network_portal.monitoring.actions.notices import Letter, notify, notify_people
from network_portal.monitoring.actions.updates import answer_of
from network_portal.monitoring.models import Duty, Notice, Round, Update
from network_portal.monitoring.permissions import may_send_update
from network_portal.monitoring.rules.lengths import LONGEST_ASIDE
from network_portal.monitoring.rules.rounds import NoticeKind
from network_portal.monitoring.rules.updates import SENT, UNSENT, missing
from network_portal.organisations.models import TeamMember


@dataclass(frozen=True)
class Ready:
    """What one press of 'ready' did: how many drafts go to the focal points, and the duties whose is not complete."""

    ready: int
    incomplete: tuple[int, ...]


@transaction.atomic
def hand_over(*, by: Actor, duty: Duty, colleague_id: int | None, seen_id: int | None, words: str = "") -> Duty:
    """Ask one of the organisation's team to draft; nobody (None) takes it back: the mails to
    whom it was handed before open nothing more. The same again changes nothing.

    `seen_id` is who drafted it when this was decided, so that nobody undoes unseen what another focal point chose.
    Raises DomainError: drafter_changed_meanwhile, round_takes_no_updates, update_is_answered, colleague_not_in_team,
    drafter_cannot_send, words_too_long.
    """
    check_length(words, LONGEST_ASIDE)
    locked = locked_duty(duty.pk)
    before = locked.drafter_id
    _check_open(by, locked)
    if before == colleague_id:
        return locked
    if before != seen_id:
        raise DomainError("drafter_changed_meanwhile")
    colleague = _colleague(locked, colleague_id)
    locked.drafter, locked.drafted_at = colleague, None
    locked.save(update_fields=["drafter", "drafted_at"])
    if before is not None:
        follow_drafter(locked, before)
    record("monitoring.hand_over", by=by, target=locked, changes={"drafter": [before, colleague_id]}, note=words)
    if colleague is not None:
        _tell(by, locked, colleague, words)
    return locked


@transaction.atomic
def say_ready(*, by: Actor, round_: Round, organisation_id: int) -> Ready:
    """Every complete draft of this drafter goes to the focal points, who read and send it; one mail for all."""
    Round.objects.select_for_update().get(pk=round_.pk)
    mine = Update.objects.filter(
        duty__round=round_, duty__drafter=by.user_id, duty__drafted_at=None, organisation=organisation_id
    )
    drafts = list(mine.filter(state__in=UNSENT).select_related("duty"))
    ready = [update for update in drafts if not missing(answer_of(update))]
    for update in ready:
        Duty.objects.filter(update=update).update(drafted_at=clock.now())
        record("monitoring.say_ready", by=by, target=update)
    if ready:
        last = max(ready, key=lambda update: update.pk)
        about = {update.subject_id for update in ready}
        letter = Letter(f"ready {last.pk}.{last.version}", by=by.name, by_id=by.user_id, about=about)
        notify(round_, NoticeKind.DRAFT_READY, {organisation_id}, letter)
    return Ready(len(ready), tuple(update.duty_id or 0 for update in drafts if update not in ready))


def _check_open(by: Actor, duty: Duty) -> None:
    if not duty.takes_updates:
        raise DomainError("round_takes_no_updates")
    if Update.objects.filter(duty=duty, state__in=SENT).exists():
        raise DomainError("update_is_answered")
    if not may_send_update.test(by, duty):
        raise DomainError("drafter_cannot_send")


def _colleague(duty: Duty, colleague_id: int | None) -> User | None:
    if colleague_id is None:
        return None
    seats = TeamMember.objects.current().filter(organisation=duty.organisation_id, user__is_active=True)
    seat = seats.filter(user=colleague_id).select_related("user").first()
    if seat is None:
        raise DomainError("colleague_not_in_team", field="colleague")
    return seat.user


def _tell(by: Actor, duty: Duty, colleague: User, words: str) -> None:
    """Handed over, taken back and handed over again, a colleague is told each time."""
    times = Notice.objects.filter(
        round=duty.round, kind=NoticeKind.HANDED_OVER, person=colleague, occasion__startswith=f"duty {duty.pk}."
    ).count()
    occasion, about = f"duty {duty.pk}.{times + 1}", {duty.subject_id}
    letter = Letter(occasion, words.strip(), by=by.name, by_id=by.user_id, about=about)
    notify_people(duty.round, NoticeKind.HANDED_OVER, {(duty.organisation_id, colleague.pk): colleague}, letter)
