"""Pages that compose parts read them here."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import date_in_words
from pledges.models import Pledge
from pledges.queries.figures import stage_figures
from pledges.rules.stages import Stage
from workplan.models import Plan
from workplan.queries.objectives import (
    plan_in_figures,
)
from workplan.queries.plans import plan_progress
from workplan.queries.public_states import public_day


@kept_with_content
def home_figures(plan: Plan, plans: tuple[Plan, ...]) -> list[dict[str, Any]]:
    """The four figures of the home page, each with its date, 'of how many' and the list behind it."""
    counts, progress = plan_in_figures(plan), plan_progress(plan, plan.board_day)
    day, address = date_in_words(plan.board_day), reverse("workplan:plan", args=[plan.slug])
    return [
        _state_figure(plan, counts, date_in_words(public_day(plan).until or plan.board_day), address),
        {
            "number": progress.done,
            "unit": ngettext("deliverable done", "deliverables done", progress.done),
            "note": _("of %(total)d promised by %(day)s") % {"total": progress.promised, "day": day},
            "url": address,
        },
        {
            "number": counts["objectives"],
            "unit": ngettext("objective with activities", "objectives with activities", counts["objectives"]),
            "note": _("of 23, as of %(day)s") % {"day": day},
            "url": reverse("home:objectives"),
        },
        {
            "number": len(plans),
            "unit": ngettext("work plan", "work plans", len(plans)),
            "note": _("public on %(day)s") % {"day": date_in_words(clock.today())},
            "url": reverse("workplan:plans"),
        },
    ]


def _state_figure(plan: Plan, counts: dict[str, int], day: str, address: str) -> dict[str, Any]:
    """A plan that is over is not on track any more: of it the completed ones count."""
    if plan.is_closed:
        many = counts["completed"]
        unit = ngettext("activity known to be completed", "activities known to be completed", many)
        note = _("of %(total)d, as of %(day)s") % {**counts, "day": day}
        return {"number": many, "unit": unit, "note": note, "url": f"{address}?status=completed#list"}
    return {
        "number": counts["on_track"],
        "unit": ngettext("activity on track", "activities on track", counts["on_track"]),
        "note": _("of %(total)d; %(completed)d completed, as of %(day)s") % {**counts, "day": day},
        "url": f"{address}?status=on_track#list",
    }


def pledges_in_words() -> str:
    """How many pledges there are today, and how many of them are in progress; one query."""
    figures = stage_figures(Pledge.objects.all())
    values = {"total": figures.total, "going": figures.stages[Stage.IN_PROGRESS], "day": date_in_words(clock.today())}
    return (
        ngettext(
            "%(total)d pledge on %(day)s, %(going)d of them in progress: who promised what, and how far it got.",
            "%(total)d pledges on %(day)s, %(going)d of them in progress: who promised what, and how far it got.",
            figures.total,
        )
        % values
    )
