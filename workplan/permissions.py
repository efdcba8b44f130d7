"""Who may do what with the work plan. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.accounts.permissions import (
    administrator_confirmed,
    co_chair_confirmed,
    is_co_chair,
    is_editor,
    is_focal_point,
)
from network_portal.common.actors import Actor
from workplan.models import Plan


@predicate
def plan_is_public(actor: Actor, plan: Plan) -> bool:
    return not plan.is_draft


can_read_drafts = is_co_chair | is_editor  # P01
can_read_plan = plan_is_public | can_read_drafts  # P01
can_read_board = is_co_chair | is_editor | is_focal_point  # W01
can_set_status = is_co_chair  # W02
can_mark_deliverable = is_co_chair  # W02
can_ask_for_news = is_co_chair  # W02
can_change_plan = is_co_chair  # W03
can_import_plan = co_chair_confirmed | administrator_confirmed  # W04
