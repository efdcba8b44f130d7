"""What a set of pledges counts up to. Every figure is the length of a list that the same filters give."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from pledges.models import Pledge
from pledges.models.pledges import STAGES
from pledges.queries.filters import UNKNOWN

FEWEST_ORGANISATIONS = 5


@dataclass(frozen=True)
class StageFigures:
    """`stages` by code, `UNKNOWN` last, sum to `total`. `without_update` are those of which nothing was ever
    reported; `may_tell` whether enough organisations stand behind it for the public to read that number."""

    total: int
    stages: dict[str, int]
    without_update: int
    may_tell: bool


def stage_figures(pledges: QuerySet[Pledge]) -> StageFigures:
    """Two queries."""
    rows = pledges.order_by().values("stage").annotate(all=Count("pk"), silent=Count("pk", filter=Q(updated_on=None)))
    found = {row["stage"]: row for row in rows}
    stages = {code: found[code]["all"] if code in found else 0 for code in [*(code for code, _name in STAGES), ""]}
    stages[UNKNOWN] = stages.pop("")
    return StageFigures(
        total=sum(stages.values()),
        stages=stages,
        without_update=sum(row["silent"] for row in rows),
        may_tell=_have_many_organisations(pledges),
    )


def by_objective(pledges: QuerySet[Pledge]) -> dict[str, int]:
    """By number; a pledge counts for each of its objectives, and as `UNKNOWN` where it names none."""
    rows = pledges.order_by().values_list("objectives__number").annotate(Count("pk"))
    return {UNKNOWN if number is None else str(number): count for number, count in rows}


def by_country(pledges: QuerySet[Pledge]) -> dict[str, int]:
    """By the country's two letters; as `by_objective`."""
    rows = pledges.order_by().values_list("countries__iso2").annotate(Count("pk"))
    return {UNKNOWN if code is None else code: count for code, count in rows}


def _have_many_organisations(pledges: QuerySet[Pledge]) -> bool:
    """A number of a few tells of each of them."""
    few = pledges.order_by().values_list("organisation").distinct()[:FEWEST_ORGANISATIONS]
    return len(few) == FEWEST_ORGANISATIONS
