"""People and organisations around a Working Table, for tests of joining and leaving."""

from datetime import timedelta

from mechanism.models import Admission, MembershipRequest
from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Mandate, Seat
from network_portal.common import clock
from network_portal.common.actors import REPRESENTATIVE, Actor
from network_portal.organisations.models import Organisation, TeamMember
from tests.factories import make_organisation, make_user

YEAR = timedelta(days=365)


def make_society(slug: str = "", **fields) -> Organisation:
    return make_organisation(slug, **{"kind": "civil_society", "is_listed": False} | fields)


def make_representative(organisation: Organisation, role: str = REPRESENTATIVE, **fields) -> User:
    person = make_user(**fields)
    TeamMember.objects.create(organisation=organisation, user=person, role=role)
    return person


def make_admitted(body: Body | None = None, slug: str = "", **fields) -> Organisation:
    """Admitted, with a representative; it sits in the body."""
    organisation = make_society(slug, **fields)
    Admission.objects.create(organisation=organisation, admitted_at=clock.now())
    make_representative(organisation)
    if body:
        Seat.objects.create(body=body, organisation=organisation)
    return organisation


def make_mandate(body: Body, office: str = Mandate.SECRETARY, person: User | None = None, **fields) -> Mandate:
    """In office for another half year, for an organisation that sits in the body."""
    organisation = fields.pop("organisation", None) or make_admitted(body)
    person = person or organisation.team.get().user
    day = clock.today() - YEAR / 2
    values = {"starts_on": day, "ends_on": day + YEAR} | fields
    return Mandate.objects.create(body=body, office=office, person=person, organisation=organisation, **values)


def make_request(body: Body, organisation: Organisation | None = None, **fields) -> MembershipRequest:
    if organisation is None:
        organisation = make_society()
        make_representative(organisation)
    Admission.objects.get_or_create(organisation=organisation)
    values = {"words": "We would like to help."} | fields
    return MembershipRequest.objects.create(body=body, organisation=organisation, **values)


def make_declined(body: Body, by: User | None = None, **fields) -> MembershipRequest:
    values = {"state": "declined", "reason": "Too far away.", "decided_at": clock.now(), "decided_by": by}
    return make_request(body, **values | fields)


def acting(person: User, **fields) -> Actor:
    """With their teams and offices, and a second factor given just now."""
    teams = {seat.organisation_id: seat.role for seat in TeamMember.objects.current().filter(user=person)}
    offices = frozenset(Mandate.objects.filter(person=person, ended_on=None).values_list("body", "office"))
    return Actor(
        user_id=person.pk,
        name=str(person),
        memberships=teams,
        offices=offices,
        has_second_factor=True,
        confirmed_recently=True,
        **fields,
    )


def representative_of(organisation: Organisation) -> Actor:
    return acting(organisation.team.current().get(role=REPRESENTATIVE).user, acting_for=organisation.pk)
