"""The doors of bodies. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.accounts.permissions import co_chair_confirmed, is_co_chair
from network_portal.bodies.models import Body, Mandate, Paper
from network_portal.bodies.queries.members import running_mandates, running_offices, sits_in
from network_portal.bodies.rules.papers import OFFICE
from network_portal.common.actors import MEMBER, REPRESENTATIVE, Actor


@predicate
def runs_body(actor: Actor, body: Body | None) -> bool:
    """Holds an office that runs it, for an organisation whose membership does not rest: the column TBL."""
    if body is None or not actor.offices or running_offices(body).isdisjoint(actor.offices):
        return False
    return running_mandates(body).filter(person=actor.user_id).exists()


@predicate
def sits_in_body(actor: Actor, body: Body | None) -> bool:
    """In the team of an organisation that acts as a member of it."""
    return body is not None and sits_in(actor.organisations_as(MEMBER, REPRESENTATIVE), body)


@predicate
def holds_mandate(actor: Actor, mandate: Mandate | None) -> bool:
    """With a second factor, as whoever holds an office acts."""
    if not actor.has_second_factor:
        return False
    return mandate is not None and actor.user_id is not None and mandate.person_id == actor.user_id


can_see_members = sits_in_body | runs_body | is_co_chair  # T03
can_read_inside = sits_in_body | runs_body | is_co_chair  # T04
can_write_inside = runs_body | is_co_chair  # T05
can_record_mandate = runs_body | co_chair_confirmed  # T09
can_read_own_mandate = holds_mandate  # A02


@predicate
def may_read_paper(actor: Actor, paper: Paper | None) -> bool:
    """A public one everybody; one of the office who runs the body; others who may read inside."""
    if paper is None:
        return False
    if paper.is_public:
        return True
    inside = can_write_inside if paper.audience == OFFICE else can_read_inside
    return bool(inside.test(actor, paper.body))


@predicate
def may_read_paper_inside(actor: Actor, paper: Paper | None) -> bool:
    """Its page in the room, where members speak of it."""
    if paper is None or not can_read_inside.test(actor, paper.body):
        return False
    return bool(paper.audience != OFFICE or can_write_inside.test(actor, paper.body))


can_read_paper = may_read_paper  # T04, a public one P01
can_read_paper_inside = may_read_paper_inside  # T04
