"""An organisation asks to sit in a Working Table, and its secretariat answers (founding document, membership)."""

from django.db import IntegrityError, transaction

from mechanism.actions.admissions import lock_standing, locked_admission
from mechanism.actions.letters import ask_for_answer, tell_answer
from mechanism.models import Admission, MembershipRequest
from network_portal.audit.actions import record
from network_portal.bodies.actions.seats import seat_organisation
from network_portal.bodies.models import Body, Seat
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.organisations.models import Organisation


@transaction.atomic
def request_membership(*, by: Actor, body: Body, organisation: Organisation, words: str = "") -> MembershipRequest:
    """Who left the Mechanism may ask again, and is admitted again by the first table that answers.

    One that somebody registered for its people asks nothing before they confirmed it: it is deleted where they do not.
    Raises DomainError: registration_waits, seat_taken, request_open_already, organisation_out.
    """
    admission = locked_admission(by, organisation)
    if admission.confirmed_at is None and admission.admitted_at is None:
        raise DomainError("registration_waits")
    _let_in_again(admission)
    if Seat.objects.current().filter(body=body, organisation=organisation).exists():
        raise DomainError("seat_taken")
    try:
        with transaction.atomic():
            asked = MembershipRequest.objects.create(
                body=body, organisation=organisation, words=words, asked_by_id=by.user_id
            )
    except IntegrityError as error:  # the constraint alone knows of another who asks at this instant
        raise DomainError("request_open_already") from error
    record("mechanism.request_membership", by=by, target=asked)
    ask_for_answer(asked)
    return asked


@transaction.atomic
def withdraw_request(*, by: Actor, request: MembershipRequest, version: int) -> None:
    """Raises DomainError: changed_meanwhile, request_answered_already."""
    lock_standing(request.organisation_id)
    request = take(request, version)
    if request.state not in (MembershipRequest.ASKED, MembershipRequest.APPEALED):
        raise DomainError("request_answered_already")
    request.state = MembershipRequest.WITHDRAWN
    request.save(update_fields=["state"])
    record("mechanism.withdraw_request", by=by, target=request)


@transaction.atomic
def admit_member(*, by: Actor, request: MembershipRequest, version: int) -> Seat:
    """A seat in the table; the first table that admits an organisation admits it to the Mechanism.

    Raises DomainError: changed_meanwhile, request_answered_already, own_request, organisation_out.
    """
    request = _decide(by, request, version, MembershipRequest.ADMITTED, "")
    seat = give_seat(by=by, request=request)
    record("mechanism.admit_member", by=by, target=request)
    tell_answer("mechanism.admitted", request)
    return seat


@transaction.atomic
def decline_member(*, by: Actor, request: MembershipRequest, version: int, reason: str) -> MembershipRequest:
    """Raises DomainError: changed_meanwhile, request_answered_already, own_request, reason_missing."""
    if not reason.strip():
        raise DomainError("reason_missing", field="reason")
    request = _decide(by, request, version, MembershipRequest.DECLINED, reason)
    record("mechanism.decline_member", by=by, target=request)
    tell_answer("mechanism.declined", request)
    return request


def give_seat(*, by: Actor, request: MembershipRequest) -> Seat:
    """Within a verb that admits, after `lock_standing`: nobody sits who left or was suspended meanwhile."""
    _refuse_who_is_out(Admission.objects.filter(organisation=request.organisation_id).first())
    Admission.objects.filter(organisation=request.organisation_id, admitted_at=None).update(admitted_at=clock.now())
    return seat_organisation(by=by, body=request.body, organisation=request.organisation)


def _decide(by: Actor, request: MembershipRequest, version: int, state: str, reason: str) -> MembershipRequest:
    if request.organisation_id in by.memberships:
        raise DomainError("own_request")
    lock_standing(request.organisation_id)
    request = take(request, version)
    if request.state != MembershipRequest.ASKED:
        raise DomainError("request_answered_already")
    request.state, request.reason = state, reason
    request.decided_at, request.decided_by_id = clock.now(), by.user_id
    request.save()
    return request


def _let_in_again(admission: Admission) -> None:
    if admission.how_ended == Admission.LEFT:
        admission.ended_at, admission.how_ended, admission.admitted_at = None, "", None
        admission.save(update_fields=["ended_at", "how_ended", "admitted_at"])
    _refuse_who_is_out(admission)


def _refuse_who_is_out(admission: Admission | None) -> None:
    if admission and (admission.ended_at or admission.suspended_at):
        raise DomainError("organisation_out")
