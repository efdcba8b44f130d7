"""The work plan's answers to the good practices: what each month promises, and what publishing one marks."""

from network_portal.common.registry import PracticePlan, practice_followers, practice_plans
from workplan.actions.practices import mark_by_practice
from workplan.queries.practices import marks_by, practice_promise


def register() -> None:
    practice_followers.register("workplan", mark_by_practice)
    practice_plans.register("workplan", PracticePlan(practice_promise, marks_by))
