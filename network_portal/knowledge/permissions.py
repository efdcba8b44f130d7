"""Who may do what with practices, publications and clearances. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.accounts.permissions import is_co_chair, is_editor, is_focal_point
from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.knowledge.models import ClearanceFile, PublicationDocument
from network_portal.organisations.queries.teams import member_agencies


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


@predicate
def drafts_for(actor: Actor, organisation_id: int | None) -> bool:
    return organisation_id in actor.organisations_as(actors.FOCAL_POINT)


@predicate
def drafts_somewhere(actor: Actor) -> bool:
    return bool(actor.organisations_as(actors.FOCAL_POINT))


@predicate
def is_public(actor: Actor, document: PublicationDocument) -> bool:
    return document.publication.is_published


@predicate
def is_of_the_publisher(actor: Actor, document: PublicationDocument) -> bool:
    return document.publication.publisher_id in actor.memberships


can_draft_publication = drafts_for | is_staff  # C04
can_start_publication = drafts_somewhere | is_staff  # C04
can_publish_publications = is_staff  # C03, not one's own: rules.reviews.may_review
can_read_document = is_public | is_of_the_publisher | is_co_chair  # P01 once published; C05 before


@predicate
def is_of_a_member(actor: Actor) -> bool:
    return bool(member_agencies(actor.organisations_as(actors.FOCAL_POINT)))


@predicate
def is_of_this_member(actor: Actor, organisation_id: int | None) -> bool:
    mine = actor.organisations_as(actors.FOCAL_POINT)
    return organisation_id in mine and bool(member_agencies([organisation_id or 0]))


@predicate
def is_asked(actor: Actor, file: ClearanceFile) -> bool:
    return is_of_a_member.test(actor)


can_see_clearances = is_of_a_member | is_co_chair  # C06
can_open_clearance = is_of_this_member | is_co_chair  # C06, for one's own agency or as the Network
can_read_clearance_file = is_asked | is_co_chair  # C05: to whom it was sent
