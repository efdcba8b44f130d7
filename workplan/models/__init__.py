from workplan.models.activities import Activity, Lead
from workplan.models.adjustments import Adjustment
from workplan.models.deliverables import Deliverable
from workplan.models.mid_term import MidTermOutcome
from workplan.models.news_requests import NewsRequest
from workplan.models.plans import Plan, Priority
from workplan.models.states import ActivityState

__all__ = [
    "Activity",
    "ActivityState",
    "Adjustment",
    "Deliverable",
    "Lead",
    "MidTermOutcome",
    "NewsRequest",
    "Plan",
    "Priority",
]
