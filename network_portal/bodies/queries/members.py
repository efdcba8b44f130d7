"""Who acts in a body: its members, and who runs it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Mandate, Seat
from network_portal.bodies.models.mandates import MandateQuerySet
from network_portal.bodies.models.seats import SeatQuerySet
from network_portal.common import clock
from network_portal.common.registry.bodies import OfficeElsewhere, resting_members, shared_offices

OFFICES = tuple(office for office, _label in Mandate.OFFICES)


def acting_seats(body: Body) -> SeatQuerySet:
    """Its current seats as its members see them; those of organisations whose membership rests are not among them."""
    seats = Seat.objects.current().filter(body=body)
    for resting in resting_members.values():
        seats = seats.exclude(organisation__in=resting())
    return seats.select_related("organisation", "organisation__country").order_by("organisation__name", "pk")


def sits_in(organisations: Iterable[int], body: Body) -> bool:
    """Whether one of them acts as a member there."""
    mine = list(organisations)
    return bool(mine) and acting_seats(body).filter(organisation__in=mine).exists()


def running_offices(body: Body) -> frozenset[OfficeElsewhere]:
    """The offices whose holders run the body, as id of a body and office: its own, and those of others that count."""
    own = {(body.pk, office) for office in OFFICES}
    return frozenset(own.union(*(set(offices(body)) for offices in shared_offices.values())))


def running_mandates(body: Body) -> MandateQuerySet:
    """The mandates of today whose holders run the body, but not for an organisation whose membership rests."""
    wanted = Q(pk=None)
    for number, office in running_offices(body):
        wanted |= Q(body=number, office=office)
    held = Mandate.objects.in_office(clock.today()).filter(wanted, person__isnull=False)
    for resting in resting_members.values():
        held = held.exclude(organisation__in=resting())
    return held


def who_runs(body: Body) -> QuerySet[User]:
    """Its secretary and delegates of today, and whoever else runs it, who may sign in."""
    return User.objects.filter(pk__in=running_mandates(body).values("person"), is_active=True).order_by("pk")
