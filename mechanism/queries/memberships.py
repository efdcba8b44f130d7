"""Who sits in a table and counts there, what it was asked, and who answers."""

from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from mechanism.models import Admission, MembershipRequest
from mechanism.models.memberships import MembershipRequestQuerySet
from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.bodies.models import Body, Mandate, Seat
from network_portal.bodies.models.seats import SeatQuerySet
from network_portal.bodies.queries.members import who_runs
from network_portal.common import clock
from network_portal.common.actors import CO_CHAIR, Actor
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.models.organisations import OrganisationQuerySet


def voting_members(body: Body) -> OrganisationQuerySet:
    """For the roll of an election: they sit in the body, were admitted, are not suspended and did not leave."""
    seated = Seat.objects.current().filter(body=body).values("organisation")
    standing = Admission.objects.standing().values("organisation")
    return Organisation.objects.filter(pk__in=seated).filter(pk__in=standing)


def suspended() -> QuerySet[Admission, Any]:
    """The ids of the organisations that are suspended."""
    return Admission.objects.filter(suspended_at__isnull=False).values("organisation")


def seats_in_mechanism(organisation: Organisation) -> SeatQuerySet:
    seats = Seat.objects.current().filter(organisation=organisation, body__kind__in=Body.OF_THE_MECHANISM)
    return seats.select_related("body", "organisation").order_by("body__kind", "body__number", "pk")


def requests_to(body: Body) -> MembershipRequestQuerySet:
    """What waits first, the oldest before; then what was answered, the newest before."""
    waits = Case(When(state=MembershipRequest.ASKED, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = MembershipRequest.objects.filter(body=body).exclude(state=MembershipRequest.WITHDRAWN)
    return found.select_related("organisation", "body").order_by(waits, "-decided_at", "asked_at", "pk")


def known_to(by: Actor, body: Body) -> QuerySet[Any, Any]:
    """Ids of organisations of which who answers for the body knows: of its members and of those that asked it; a
    co-chair of all (P03)."""
    if by.has_role(CO_CHAIR):
        return Organisation.objects.values("pk")
    there = Q(seats__body=body, seats__until=None) | Q(requests__body=body)
    return Organisation.objects.filter(there).values("pk")


def last_request(body: Body, organisation: Organisation) -> MembershipRequest | None:
    return MembershipRequest.objects.filter(body=body, organisation=organisation).order_by("-pk").first()


def who_answers(asked: MembershipRequest) -> list[User]:
    """The secretariat of the table, or where nobody is in office the co-chairs; nobody for their own organisation."""
    own = TeamMember.objects.current().filter(organisation=asked.organisation_id).values("user")
    return list(who_runs(asked.body).exclude(pk__in=own)) or list(co_chairs().exclude(pk__in=own))


def who_answers_appeal(asked: MembershipRequest) -> QuerySet[User]:
    """Principal delegates of the other tables who have no part in it: not who declined, not of the organisation, in no
    office of the table that declined. Where nobody is left, co-chairs to whom the same applies."""
    today = clock.today()
    held = Mandate.objects.in_office(today).filter(office=Mandate.PRINCIPAL, body__kind=Body.WORKING_TABLE)
    held = held.exclude(body=asked.body_id).exclude(organisation__in=suspended())
    delegates = _without_part(_active(held), asked)
    return delegates if delegates.exists() else _without_part(co_chairs(), asked)


def _without_part(people: QuerySet[User], asked: MembershipRequest) -> QuerySet[User]:
    own = TeamMember.objects.current().filter(organisation=asked.organisation_id).values("user")
    there = Mandate.objects.in_office(clock.today()).filter(body=asked.body_id, person__isnull=False)
    return people.exclude(pk=asked.decided_by_id or 0).exclude(pk__in=own).exclude(pk__in=there.values("person"))


def _active(held: QuerySet[Mandate]) -> QuerySet[User]:
    return User.objects.filter(pk__in=held.values("person"), is_active=True).order_by("pk")
