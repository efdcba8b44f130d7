from collections.abc import Collection
from dataclasses import asdict, dataclass

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import CHANGED_MEANWHILE
from network_portal.monitoring.actions.locks import locked_duty
from network_portal.monitoring.actions.receipts import send_receipt
from network_portal.monitoring.models import Duty, Round, Update
from network_portal.monitoring.permissions import may_draft, may_send_update
from network_portal.monitoring.queries.subjects import takes_status
from network_portal.monitoring.rules.updates import (
    LENGTHS,
    UNSENT,
    Answer,
    UpdateState,
    can_move,
    contradicts_itself,
    missing,
    too_long,
)


@dataclass(frozen=True)
class Sent:
    """What one press of 'send' did: how many went; the duties whose draft is not complete, those that a focal
    point sends, because whoever pressed only drafts them, and those returned that say what they said before."""

    sent: int
    incomplete: tuple[int, ...] = ()
    only_drafted: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()


@transaction.atomic
def save_draft(*, by: Actor, duty: Duty, version: int, answer: Answer, language: str) -> Update:
    """Keep what is written so far; `version` is that of the update seen, 0 where there was none.

    Raises DomainError: round_takes_no_updates, changed_meanwhile, update_is_accepted, update_is_sent,
    update_contradicts_itself, update_status_unknown, not_handed_to_you.
    """
    update = _locked(by, duty, version, sends=False)
    if update.state == UpdateState.SUBMITTED:
        raise DomainError("update_is_sent")
    write(update, answer, by=by, language=language)
    Duty.objects.filter(pk=duty.pk, drafter=by.user_id).update(drafted_at=None)  # not ready any more
    record("monitoring.save_draft", by=by, target=update)
    return update


@transaction.atomic
def keep_answer(*, by: Actor, duty: Duty, version: int, answer: Answer, language: str, corrects: bool) -> Update:
    """What one press says of one subject: a draft, or the correction of what was sent if the press means it.

    Raises DomainError as `save_draft` and `submit_update`.
    """
    is_sent = Update.objects.filter(duty=duty, state=UpdateState.SUBMITTED).exists()
    verb = submit_update if is_sent and corrects else save_draft
    return verb(by=by, duty=duty, version=version, answer=answer, language=language)


@transaction.atomic
def submit_update(
    *, by: Actor, duty: Duty, version: int, answer: Answer, language: str, with_receipt: bool = True
) -> Update:
    """Send the update of one duty; until the close it can be sent again, corrected.

    Raises DomainError as `save_draft`, update_incomplete, update_leaves_question_open and drafter_cannot_send.
    """
    update = _locked(by, duty, version, sends=True)
    check_complete(answer)
    check_answered(update, answer)
    write(update, answer, by=by, language=language)
    submit(update, by)
    if with_receipt:
        send_receipt(by=by, round_=duty.round, updates=[update])
    return update


@transaction.atomic
def say_nothing_new(*, by: Actor, duties: Collection[Duty], language: str) -> list[Update]:
    """One press for several subjects: what was said last time holds. Those already answered stay as they are."""
    said = []
    for duty in duties:
        if not Update.objects.filter(duty=duty).exists():
            update = _locked(by, duty, 0, sends=False)
            write(update, Answer(nothing_new=True), by=by, language=language)
            record("monitoring.save_draft", by=by, target=update)
            said.append(update)
    return said


@transaction.atomic
def send_updates(*, by: Actor, round_: Round, organisation_id: int, leaving: Collection[int] = ()) -> Sent:
    """Send every complete draft of the organisation in the round, with one receipt for all of them; of the duties
    `leaving` none, because what was typed of them now could not be saved."""
    Round.objects.select_for_update().get(pk=round_.pk)
    waiting = Update.objects.filter(duty__round=round_, organisation=organisation_id, state__in=UNSENT)
    sent, incomplete, only_drafted, unchanged = [], [], [], []
    for update in waiting.exclude(duty__in=leaving).select_related("duty__round").order_by("duty_id"):
        if update.duty is None or missing(answer_of(update)):
            incomplete.append(update.duty_id or 0)
            continue
        if not may_send_update.test(by, update.duty):
            only_drafted.append(update.duty.pk)
            continue
        if update.leaves_question_open:
            unchanged.append(update.duty.pk)
            continue
        locked = _locked(by, update.duty, update.version, sends=True)
        submit(locked, by)
        sent.append(locked)
    if sent:
        send_receipt(by=by, round_=round_, updates=sent)
    return Sent(len(sent), tuple(incomplete), tuple(only_drafted), tuple(unchanged))


def answer_of(update: Update) -> Answer:
    return Answer(**{name: getattr(update, name) for name in asdict(Answer())})


def _locked(by: Actor, duty: Duty, version: int, *, sends: bool) -> Update:
    """The duty's update for a change, new where there is none yet; who drafts and whether the round takes updates
    is asked of the rows as they are now, not as they were read."""
    locked = locked_duty(duty.pk)
    _check_hand(by, locked, sends=sends)
    if not locked.takes_updates:
        raise DomainError("round_takes_no_updates")
    update = Update.objects.filter(duty=locked).first()
    if (update.version if update else 0) != version:
        raise DomainError(CHANGED_MEANWHILE)
    if update is None:
        return Update(duty=locked, subject_id=locked.subject_id, organisation_id=locked.organisation_id, version=0)
    if update.state == UpdateState.ACCEPTED:
        raise DomainError("update_is_accepted")
    return update


def _check_hand(by: Actor, duty: Duty, *, sends: bool) -> None:
    if not may_draft.test(by, duty):
        raise DomainError("not_handed_to_you")
    if sends and not may_send_update.test(by, duty):
        raise DomainError("drafter_cannot_send")


def check_complete(answer: Answer) -> None:
    lacking = missing(answer)
    if lacking:
        raise DomainError("update_incomplete", field=lacking[0])


def check_answered(update: Update, answer: Answer) -> None:
    """What came back with a question does not go out again as it was."""
    if update.leaves_question_open and answer == answer_of(update):
        raise DomainError("update_leaves_question_open", field="done")


def write(update: Update, answer: Answer, *, by: Actor, language: str) -> None:
    if contradicts_itself(answer):
        raise DomainError("update_contradicts_itself", field="nothing_new")
    too_long_field = too_long(answer)
    if too_long_field:
        raise DomainError("words_too_long", field=too_long_field, most=LENGTHS[too_long_field])
    if answer.status and not takes_status(update.subject_id, answer.status):
        raise DomainError("update_status_unknown", field="status")
    for name, value in asdict(answer).items():
        setattr(update, name, value.strip() if isinstance(value, str) else value)
    update.language, update.author_id, update.saved_at = language, by.user_id, clock.now()
    update.version += 1
    update.save()


def submit(update: Update, by: Actor) -> None:
    before = UpdateState(update.state)
    if not can_move(before, UpdateState.SUBMITTED):
        raise DomainError("update_is_accepted")
    update.state, update.submitted_at = UpdateState.SUBMITTED, clock.now()
    update.submissions += 1
    update.save()
    changes = {"state": [before.value, update.state], "status": ["", update.status]}
    record("monitoring.submit_update", by=by, target=update, changes=changes)
