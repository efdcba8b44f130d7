"""Pages that compose parts read them here."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import clock
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.knowledge.queries.figures import by_objective as practices_by_objective
from network_portal.taxonomy.models import ObjectiveGroup
from network_portal.taxonomy.queries import Group, all_objectives, groups_by_objective, groups_with_objectives
from pledges.models import Pledge
from pledges.queries.figures import by_objective, stage_figures
from pledges.rules.stages import Stage
from workplan.models import Plan
from workplan.queries.objectives import (
    ThematicPriority,
    activities_by_objective,
    plan_in_figures,
    priorities_by_objective,
)
from workplan.queries.plans import plan_progress
from workplan.queries.public_states import public_day


@dataclass(frozen=True)
class ObjectiveRow:
    number: int
    title: str
    language: str
    url: str
    activities: int
    pledges: int
    practices: int
    fund_areas: list[Group]
    round_tables: list[Group]
    priorities: list[ThematicPriority]


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


def objective_rows(plan: Plan | None) -> list[ObjectiveRow]:
    """The 23 with their places in the groupings and in the plan; eight queries."""
    language = current_language()
    places = groups_by_objective(groups_with_objectives())
    counts, priorities = activities_by_objective(plan), priorities_by_objective(plan)
    pledges = by_objective(Pledge.objects.all())
    practices = practices_by_objective()
    rows = []
    for objective in all_objectives():
        title, shown_in = translated_text(objective, "short", language)
        mine = places[objective.number]
        rows.append(
            ObjectiveRow(
                number=objective.number,
                title=title,
                language="" if shown_in == language else shown_in,
                url=reverse("home:objective", args=[objective.number]),
                activities=counts.get(objective.number, 0),
                pledges=pledges.get(str(objective.number), 0),
                practices=practices.get(str(objective.number), 0),
                fund_areas=mine[ObjectiveGroup.FUND_AREA],
                round_tables=mine[ObjectiveGroup.ROUND_TABLE],
                priorities=priorities[objective.number],
            )
        )
    return rows
