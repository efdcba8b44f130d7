"""The 23 objectives: what serves each of them, and where each belongs."""

from dataclasses import dataclass

from django.urls import reverse

from mechanism.queries.tables import TableName, tables_by_objective
from network_portal.common.languages import current_language, translated_text
from network_portal.knowledge.queries.figures import everything
from network_portal.knowledge.queries.figures import naming_every_objective as practices_to_all
from network_portal.taxonomy.models import ObjectiveGroup, Workstream
from network_portal.taxonomy.queries import (
    Group,
    all_objectives,
    groups_by_objective,
    groups_with_objectives,
    workstreams_by_objective,
)
from pledges.queries.figures import naming_every_objective as pledges_to_all
from pledges.queries.figures import pledge_figures
from pledges.queries.filters import PledgeFilters
from workplan.models import Plan
from workplan.queries.objectives import ThematicPriority, activities_by_objective, priorities_by_objective


@dataclass(frozen=True)
class ObjectiveRow:
    """`of_its_own`: how many of these name not simply all 23 objectives; each activity does."""

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

    of_its_own: int

    @property
    def is_served(self) -> bool:
        return bool(self.activities or self.pledges or self.practices)

    @property
    def is_served_with_all_alone(self) -> bool:
        """By no activity, and by such pledges and practices alone as name all 23."""
        return self.is_served and not self.of_its_own


def objective_rows(plan: Plan | None) -> list[ObjectiveRow]:
    """The 23 with their places in the groupings and in the plan: nine queries at most, and those of the
    sets of pledges and practices while these are not kept."""
    language = current_language()
    places = groups_by_objective(groups_with_objectives())
    counts, priorities = activities_by_objective(plan), priorities_by_objective(plan)
    pledges = pledge_figures(PledgeFilters()).objectives
    workstreams = workstreams_by_objective()
    practices = everything().facets["objective"]
    with_all = pledges_to_all() + practices_to_all()
    tables = tables_by_objective()
    rows = []
    for objective in all_objectives():
        title, shown_in = translated_text(objective, "short", language)
        mine, code = places[objective.number], str(objective.number)
        many = [counts.get(objective.number, 0), pledges.get(code, 0), practices.get(code, 0)]
        rows.append(
            ObjectiveRow(
                number=objective.number,
                title=title,
                language="" if shown_in == language else shown_in,
                url=reverse("home:objective", args=[objective.number]),
                activities=many[0],
                pledges=many[1],
                practices=many[2],
                of_its_own=sum(many) - with_all,
                fund_areas=mine[ObjectiveGroup.FUND_AREA],
                round_tables=mine[ObjectiveGroup.ROUND_TABLE],
                table=tables.get(objective.number),
                priorities=priorities[objective.number],
                workstreams=workstreams[objective.number],
            )
        )
    return rows
