"""An organisation leaves a table or the Mechanism, or closes: nothing of it stays open there."""

from django.db import transaction

from mechanism.actions.admissions import lock_standing, locked_admission
from mechanism.actions.letters import tell_left
from mechanism.models import Admission, MembershipRequest
from mechanism.queries.memberships import seats_in_mechanism
from network_portal.audit.actions import record
from network_portal.bodies.actions.mandates import end_mandates
from network_portal.bodies.actions.seats import end_seat
from network_portal.bodies.models import Body, Mandate, Seat
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.organisations.actions.profiles import withdraw_from_sight
from network_portal.organisations.models import Organisation

OPEN = (MembershipRequest.ASKED, MembershipRequest.APPEALED)


@transaction.atomic
def leave_table(*, by: Actor, body: Body, organisation: Organisation) -> None:
    """Its seats in the table and its sub-tables, and the mandates for it there, end today.

    Raises DomainError: seat_ended_already.
    """
    lock_standing(organisation.pk)
    there = [body.pk, *body.sub_tables.values_list("pk", flat=True)]
    seats = list(seats_in_mechanism(organisation).filter(body__in=there))
    if not any(seat.body_id == body.pk for seat in seats):
        raise DomainError("seat_ended_already")
    mandates = Mandate.objects.filter(organisation=organisation, body__in=there)
    end_mandates(by=by, mandates=mandates, how=Mandate.ORGANISATION_LEFT)
    _end_seats(by, seats, Seat.LEFT)
    record("mechanism.leave_table", by=by, target=organisation, changes={"body": [body.slug, ""]})


@transaction.atomic
def leave_mechanism(*, by: Actor, organisation: Organisation) -> None:
    """It may ask again later, and then begins anew. Raises DomainError: not_in_the_mechanism."""
    _end(by, organisation, Admission.LEFT, Seat.LEFT)
    record("mechanism.leave_mechanism", by=by, target=organisation)


@transaction.atomic
def close_organisation(*, by: Actor, organisation: Organisation) -> None:
    """The organisation exists no more: nobody asks for it again, and what it chose to show is shown no more.

    Raises DomainError: not_in_the_mechanism.
    """
    _end(by, organisation, Admission.CLOSED, Seat.ORGANISATION_CLOSED)
    withdraw_from_sight(by=by, organisation=organisation)
    record("mechanism.close_organisation", by=by, target=organisation)


def _end(by: Actor, organisation: Organisation, how: str, how_seats: str) -> None:
    admission = locked_admission(by, organisation)
    if admission.ended_at and not (how == Admission.CLOSED and admission.how_ended == Admission.LEFT):
        raise DomainError("not_in_the_mechanism")
    mandates = Mandate.objects.filter(organisation=organisation, body__kind__in=Body.OF_THE_MECHANISM)
    end_mandates(by=by, mandates=mandates, how=Mandate.ORGANISATION_LEFT)
    _end_seats(by, list(seats_in_mechanism(organisation)), how_seats)
    for asked in MembershipRequest.objects.filter(organisation=organisation, state__in=OPEN):
        asked.state, asked.version = MembershipRequest.WITHDRAWN, asked.version + 1
        asked.save(update_fields=["state", "version"])
        record("mechanism.withdraw_request", by=by, target=asked)
    admission.ended_at, admission.how_ended, admission.version = clock.now(), how, admission.version + 1
    admission.save(update_fields=["ended_at", "how_ended", "version"])


def _end_seats(by: Actor, seats: list[Seat], how: str) -> None:
    for seat in seats:
        tell_left(end_seat(by=by, seat=seat, how=how))
