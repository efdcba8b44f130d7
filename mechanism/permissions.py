"""The doors of the Mechanism. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from mechanism.models import MembershipRequest, Recommendation
from mechanism.queries.memberships import seats_in_mechanism, suspended, who_answers_appeal
from network_portal.accounts.permissions import co_chair_confirmed, is_co_chair, is_editor, is_signed_in
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.models.mandates import MandateQuerySet
from network_portal.bodies.permissions import runs_body
from network_portal.bodies.queries.members import OFFICES
from network_portal.common import clock
from network_portal.common.actors import ADMINISTRATOR, COMMITTEE, EDITOR, FOCAL_POINT, Actor
from network_portal.organisations.models import Organisation
from network_portal.organisations.permissions import is_in_team, knows_it_from_within, represents


@predicate
def holds_no_other_staff_role(actor: Actor) -> bool:
    """Editors, administrators and the committee of an election register nobody (O01, N)."""
    return not actor.has_role(EDITOR, ADMINISTRATOR, COMMITTEE)


@predicate
def holds_an_office(actor: Actor) -> bool:
    """For an organisation that is not suspended."""
    return bool(actor.offices) and _in_office(actor).exists()


def _in_office(actor: Actor) -> MandateQuerySet:
    held = Mandate.objects.in_office(clock.today()).filter(person=actor.user_id)
    return held.exclude(organisation__in=suspended())


@predicate
def runs_its_table(actor: Actor, asked: MembershipRequest | None) -> bool:
    return asked is not None and runs_body.test(actor, asked.body)


@predicate
def is_of_the_organisation(actor: Actor, asked: MembershipRequest | None) -> bool:
    """Nobody answers the request of their own organisation."""
    return asked is not None and asked.organisation_id in actor.memberships


@predicate
def may_answer_appeal(actor: Actor, asked: MembershipRequest | None) -> bool:
    """A delegate with the office, a co-chair with the role: both with a second factor."""
    if asked is None or not (actor.bodies_as(Mandate.PRINCIPAL) or is_co_chair.test(actor)):
        return False
    return who_answers_appeal(asked).filter(pk=actor.user_id or 0).exists()


@predicate
def is_principal_delegate(actor: Actor) -> bool:
    """Of an organisation that is not suspended."""
    return bool(actor.bodies_as(Mandate.PRINCIPAL)) and _in_office(actor).filter(office=Mandate.PRINCIPAL).exists()


@predicate
def sits_in_the_liaison_table(actor: Actor, _target: object = None) -> bool:
    """A principal delegate of a Working Table."""
    return is_principal_delegate.test(actor)


can_see_who_is_missing = sits_in_the_liaison_table | is_co_chair  # T05, the nearest


@predicate
def runs_a_table_of(actor: Actor, organisation: Organisation | None) -> bool:
    """Secretary or delegate of a Working Table in which the organisation sits."""
    if organisation is None or not actor.offices:
        return False
    seats = seats_in_mechanism(organisation).filter(body__kind=Body.WORKING_TABLE, body__in=actor.bodies_as(*OFFICES))
    return any(runs_body.test(actor, seat.body) for seat in seats)


@predicate
def runs_the_table_of(actor: Actor, recommendation: Recommendation | None) -> bool:
    return recommendation is not None and runs_body.test(actor, recommendation.body)


@predicate
def is_addressee(actor: Actor, recommendation: Recommendation | None) -> bool:
    """Focal point of an organisation to which it is addressed."""
    if recommendation is None:
        return False
    mine = actor.organisations_as(FOCAL_POINT)
    return bool(mine) and recommendation.addressees.filter(organisation__in=mine).exists()


can_register = is_signed_in & (is_co_chair | holds_no_other_staff_role)  # O01
can_register_for_others = can_register & (is_co_chair | holds_an_office)  # O01, assisted
can_confirm_registration = is_signed_in & represents  # O01, it confirms later
can_read_requests = runs_body | is_co_chair  # T02, to look before answering
can_answer_request = (runs_its_table | is_co_chair) & ~is_of_the_organisation  # T02
can_read_request = runs_its_table | is_co_chair  # T02; of one's own organisation too, but not to answer
can_ask_to_join = represents  # T01
can_read_appeals = is_principal_delegate | is_co_chair  # T02 of the Liaison Table
can_answer_appeal = may_answer_appeal  # T02 of the Liaison Table
can_suspend = (runs_a_table_of | co_chair_confirmed) & ~is_in_team  # O02
can_read_standing = knows_it_from_within | runs_a_table_of | is_co_chair  # P03
can_leave = represents  # T01
can_endorse = runs_body  # T07: of the table alone; to draft, to address and to follow up as well
can_record_response = runs_the_table_of | is_co_chair | is_editor  # T08
can_answer_recommendation = is_addressee  # T08, for itself
