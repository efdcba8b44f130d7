"""Which seats and mandates ended: no restored backup brings them back."""

from collections.abc import Collection, Iterable

from network_portal.bodies.actions import mandates, seats
from network_portal.bodies.models import Mandate, Seat
from network_portal.bodies.rules.endings import mandate_mark, seat_mark
from network_portal.common import clock, registry
from network_portal.common.actors import SYSTEM
from network_portal.common.registry import Withdrawal

OF_SEAT = ("body__slug", "organisation__key", "since")
OF_MANDATE = ("body__slug", "office", "person__key", "starts_on")


def ended_seats() -> Iterable[str]:
    """One that ended and began again on the day on which it had begun is none of them."""
    held = set(Seat.objects.current().values_list(*OF_SEAT))
    ended = Seat.objects.exclude(until=None).values_list(*OF_SEAT, "how_ended")
    return [seat_mark(*row) for row in ended if row[:3] not in held]


def end_seats_again(marks: Collection[str]) -> int:
    hows, count = [how for how, _label in Seat.ENDINGS], 0
    for seat in Seat.objects.current().select_related("body", "organisation").order_by("pk"):
        ended = [how for how in hows if seat_mark(seat.body.slug, seat.organisation.key, seat.since, how) in marks]
        if ended:
            seats.end_seat(by=SYSTEM, seat=seat, how=ended[0])
            count += 1
    return count


def ended_mandates() -> Iterable[str]:
    ended = Mandate.objects.exclude(ended_on=None).exclude(how_ended=Mandate.TERM_OVER).exclude(person=None)
    return [mandate_mark(*row) for row in ended.values_list(*OF_MANDATE, "how_ended")]


def end_mandates_again(marks: Collection[str]) -> int:
    hows, count = [how for how, _label in Mandate.ENDINGS], 0
    lasting = Mandate.objects.lasting(clock.today()).exclude(person=None).order_by("pk")
    for pk, *held in list(lasting.values_list("pk", *OF_MANDATE)):
        ended = [how for how in hows if mandate_mark(held[0], held[1], held[2], held[3], how) in marks]
        if ended:
            mandates.end_mandate(by=SYSTEM, mandate=Mandate(pk=pk), how=ended[0])
            count += 1
    return count


def register() -> None:
    registry.withdrawals.register(seats.ENDED, Withdrawal(marks=ended_seats, again=end_seats_again))
    registry.withdrawals.register(mandates.ENDED, Withdrawal(marks=ended_mandates, again=end_mandates_again))
