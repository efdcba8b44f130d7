"""A table declined; the organisation asks the Liaison Table once, where somebody without part in it decides."""

from django.conf import settings
from django.db import IntegrityError, transaction

from mechanism.actions.admissions import lock_standing
from mechanism.actions.letters import ask_for_decision, tell_answer
from mechanism.actions.memberships import give_seat
from mechanism.models import MembershipRequest
from mechanism.queries.memberships import who_answers_appeal
from mechanism.rules.memberships import may_appeal
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take


@transaction.atomic
def appeal_decision(*, by: Actor, request: MembershipRequest, version: int, words: str) -> MembershipRequest:
    """Raises DomainError: changed_meanwhile, appeal_needs_words, appeal_over, request_open_already."""
    if not words.strip():
        raise DomainError("appeal_needs_words", field="words")
    lock_standing(request.organisation_id)
    request = take(request, version)
    is_open = may_appeal(request.decided_at, clock.now(), settings.MEMBERSHIP_APPEAL_DAYS)
    if request.state != MembershipRequest.DECLINED or not is_open:
        raise DomainError("appeal_over", days=settings.MEMBERSHIP_APPEAL_DAYS)
    request.state, request.appeal, request.appealed_at = MembershipRequest.APPEALED, words, clock.now()
    try:
        with transaction.atomic():
            request.save(update_fields=["state", "appeal", "appealed_at"])
    except IntegrityError as error:  # it asked the table anew meanwhile
        raise DomainError("request_open_already") from error
    record("mechanism.appeal_decision", by=by, target=request)
    ask_for_decision(request)
    return request


@transaction.atomic
def answer_appeal(
    *, by: Actor, request: MembershipRequest, version: int, admits: bool, answer: str
) -> MembershipRequest:
    """Admitted, or the decision of the table upheld; either with words.

    Raises DomainError: changed_meanwhile, request_answered_already, appeal_for_others, reason_missing,
    organisation_out.
    """
    if not answer.strip():
        raise DomainError("reason_missing", field="answer")
    if not who_answers_appeal(request).filter(pk=by.user_id or 0).exists():
        raise DomainError("appeal_for_others")
    lock_standing(request.organisation_id)
    request = take(request, version)
    if request.state != MembershipRequest.APPEALED:
        raise DomainError("request_answered_already")
    request.state = MembershipRequest.ADMITTED if admits else MembershipRequest.UPHELD
    request.answer, request.answered_at, request.answered_by_id = answer, clock.now(), by.user_id
    request.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    if admits:
        give_seat(by=by, request=request)
    record("mechanism.answer_appeal", by=by, target=request, changes={"state": ["appealed", request.state]})
    tell_answer("mechanism.appeal_answered", request)
    return request
