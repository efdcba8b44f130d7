"""The 23 objectives: what serves each of them, and where each belongs."""

from dataclasses import dataclass

from django.urls import reverse

from mechanism.queries.tables import TableName, tables_by_objective
from network_portal.common.languages import current_language, translated_text
from network_portal.knowledge.queries.figures import published_by
from network_portal.taxonomy.models import ObjectiveGroup, Workstream
from network_portal.taxonomy.queries import (
    Group,
    all_objectives,
    groups_by_objective,
    groups_with_objectives,
    workstreams_by_objective,
)
from pledges.queries.figures import pledge_figures
from pledges.queries.filters import PledgeFilters
from workplan.models import Plan
from workplan.queries.objectives import ThematicPriority, activities_by_objective, priorities_by_objective


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
    table: TableName | None
    priorities: list[ThematicPriority]
    workstreams: list[Workstream]

    @property
    def is_served(self) -> bool:
        return bool(self.activities or self.pledges or self.practices)


def objective_rows(plan: Plan | None) -> list[ObjectiveRow]:
    """The 23 with their places in the groupings and in the plan: ten queries at most, and those of the
    registry's sets while these are not kept."""
    language = current_language()
    places = groups_by_objective(groups_with_objectives())
    counts, priorities = activities_by_objective(plan), priorities_by_objective(plan)
    pledges = pledge_figures(PledgeFilters()).objectives
    workstreams = workstreams_by_objective()
    practices = published_by("objective")
    tables = tables_by_objective()
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
                table=tables.get(objective.number),
                priorities=priorities[objective.number],
                workstreams=workstreams[objective.number],
            )
        )
    return rows
