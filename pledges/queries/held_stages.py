"""Stages that visitors do not know yet: what is said of a pledge that an activity carries becomes public when the
state of the activity does, at the close of a round."""

from datetime import date

from pledges.models import Pledge
from workplan.models import Activity
from workplan.queries.plans import plan_in_force
from workplan.queries.public_states import public_day


def known_until(activity: Activity | None) -> date | None:
    """The last day of which visitors know what was said of this activity (None: whatever was said); of a pledge that
    none carries any more, as of the activities of the plan in force."""
    plan = activity.plan if activity else plan_in_force()
    return public_day(plan).until if plan else None


def stages_to_show() -> list[Pledge]:
    """Those whose held stage visitors may know by now; a plan has few activities."""
    held = Pledge.objects.exclude(held_on=None).select_related("activity__plan").order_by("pk")
    return [pledge for pledge in held if _is_known(pledge)]


def _is_known(pledge: Pledge) -> bool:
    until = known_until(pledge.activity)
    return until is None or (pledge.held_on is not None and pledge.held_on <= until)
