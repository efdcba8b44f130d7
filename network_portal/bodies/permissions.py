"""The doors of bodies. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.bodies.models import Body
from network_portal.common.actors import Actor


@predicate
def runs_body(actor: Actor, body: Body | None) -> bool:
    """Secretary or delegate of this body: the column TBL."""
    return body is not None and body.pk in actor.bodies_as()
