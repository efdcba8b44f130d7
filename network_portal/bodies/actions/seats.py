from datetime import date

from django.db import IntegrityError, transaction

from network_portal.audit.actions import record
from network_portal.bodies.models import Body, Seat
from network_portal.bodies.rules.endings import seat_mark
from network_portal.common import clock, withdrawals
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.organisations.models import Organisation

ENDED = "bodies.end_seat"


@transaction.atomic
def seat_organisation(*, by: Actor, body: Body, organisation: Organisation, since: date | None = None) -> Seat:
    """From that day on, today unless said otherwise, the organisation is a member of the body."""
    since = since or clock.today()
    if since > clock.today():
        raise DomainError("seat_in_future", field="since")
    try:
        with transaction.atomic():
            seat = Seat.objects.create(body=body, organisation=organisation, since=since)
    except IntegrityError as error:  # the constraint alone knows of another who does the same at this instant
        raise DomainError("seat_taken") from error
    record("bodies.seat_organisation", by=by, target=seat)
    for earlier in Seat.objects.filter(body=body, organisation=organisation, since=since).exclude(until=None):
        withdrawals.note_given_again(ENDED, seat_mark(body.slug, organisation.key, since, earlier.how_ended))
    return seat


@transaction.atomic
def end_seat(*, by: Actor, seat: Seat, how: str, until: date | None = None) -> Seat:
    """`until` is the first day without it, today unless said otherwise."""
    until = until or clock.today()
    seat = Seat.objects.select_for_update(of=("self",)).select_related("body", "organisation").get(pk=seat.pk)
    if seat.until is not None:
        raise DomainError("seat_ended_already")
    if until > clock.today():
        raise DomainError("seat_in_future", field="until")
    if until < seat.since:
        raise DomainError("seat_days_reversed", field="until")
    seat.until, seat.how_ended = until, how
    seat.save(update_fields=["until", "how_ended"])
    record("bodies.end_seat", by=by, target=seat, changes={"how_ended": ["", how]})
    withdrawals.note(ENDED, seat_mark(seat.body.slug, seat.organisation.key, seat.since, how))
    return seat
