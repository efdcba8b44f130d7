"""Who may do what with practices. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.accounts.permissions import is_co_chair, is_editor, is_focal_point
from network_portal.common import actors
from network_portal.common.actors import Actor


@predicate
def writes_for(actor: Actor, organisation_id: int | None) -> bool:
    return organisation_id in actor.organisations_as(actors.MEMBER, actors.REPRESENTATIVE, actors.FOCAL_POINT)


@predicate
def writes_somewhere(actor: Actor) -> bool:
    return bool(actor.organisations_as(actors.MEMBER, actors.REPRESENTATIVE, actors.FOCAL_POINT))


is_staff = is_co_chair | is_editor
can_read_missed_months = is_staff | is_focal_point  # W01
can_write_practice = writes_for | is_staff  # C01
can_start_practice = writes_somewhere | is_staff  # C01
can_review_practices = is_staff  # C02, not one's own: rules.reviews.may_review
can_publish_practices = is_staff  # C03
