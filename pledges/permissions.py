"""Who may do what with pledges. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.accounts.permissions import (
    administrator_confirmed,
    co_chair_confirmed,
    is_administrator,
    is_co_chair,
)
from network_portal.common import actors
from network_portal.common.actors import Actor
from pledges.models import Pledge, PledgeFile


@predicate
def submits_for(actor: Actor, organisation_id: int | None) -> bool:
    return organisation_id in actor.organisations_as(actors.REPRESENTATIVE, actors.FOCAL_POINT)


@predicate
def submits_somewhere(actor: Actor) -> bool:
    return bool(actor.organisations_as(actors.REPRESENTATIVE, actors.FOCAL_POINT))


@predicate
def is_of_pledging_team(actor: Actor, pledge: Pledge) -> bool:
    return pledge.organisation_id in actor.memberships or pledge.reporter_id in actor.memberships


@predicate
def is_published(actor: Actor, file: PledgeFile) -> bool:
    return hasattr(file, "pledge")


@predicate
def writes_beside(actor: Actor, file: PledgeFile) -> bool:
    return submits_for.test(actor, file.submission.organisation_id)


@predicate
def is_calendar(actor: Actor) -> bool:
    return actor == actors.SYSTEM


can_submit_pledge = submits_for | is_co_chair  # G07
can_start_submission = submits_somewhere | is_co_chair  # G07
can_read_attachment = is_published | writes_beside | is_co_chair  # P01 once published; G03 before
can_review_pledges = is_co_chair  # G08, not one's own: queries.reviewers.why_not_decide
can_carry_pledge = is_co_chair | is_calendar  # G08; the calendar, when a plan is over
can_see_global_form = is_of_pledging_team | is_co_chair  # G01: what one owes, told once more
can_read_silence = is_co_chair  # the board's question (W01), asked of pledges: which of them nobody reported on
can_reach_pledge_import = is_co_chair | is_administrator  # the way there; the page asks for the second factor again
can_import_pledges = co_chair_confirmed | administrator_confirmed  # W04, the nearest: an import after its dry run
