"""What the home page tells: a few dated figures that lead to their lists, what is next, and what is newest."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import clock
from network_portal.common.languages import date_in_words
from network_portal.common.numbers import grouped
from network_portal.home.queries.countries import CountryRow, country_rows
from network_portal.knowledge.queries.figures import everything
from pledges.queries.figures import counted_list
from pledges.queries.filters import PledgeFilters
from pledges.rules.stages import Stage
from workplan.models import Plan
from workplan.queries.objectives import plan_in_figures
from workplan.queries.plans import plan_progress
from workplan.queries.public_states import public_day

Figure = dict[str, Any]


def home_figures(plan: Plan | None) -> list[Figure]:
    """At most five, each with its date, 'of how many' and the list behind it, which has as many rows."""
    rows = country_rows()
    return [*(_of_plan(plan) if plan else []), _pledges(), _practices(rows), _countries(rows)]


def _of_plan(plan: Plan) -> list[Figure]:
    progress = plan_progress(plan, plan.board_day)
    return [
        _activities(plan),
        {
            "number": progress.done,
            "unit": ngettext("deliverable done", "deliverables done", progress.done),
            "note": _("of %(total)d promised by %(day)s")
            % {"total": progress.promised, "day": date_in_words(plan.board_day)},
            "url": reverse("workplan:milestones", args=[plan.slug]),
        },
    ]


def _activities(plan: Plan) -> Figure:
    """A plan that is over is not on track any more: of it the completed ones count."""
    counts, address = plan_in_figures(plan), reverse("workplan:plan", args=[plan.slug])
    values = {**counts, "day": date_in_words(public_day(plan).until or plan.board_day)}
    if plan.is_closed:
        many = counts["completed"]
        unit = ngettext("activity known to be completed", "activities known to be completed", many)
        note = _("of %(total)d, as of %(day)s") % values
        return {"number": many, "unit": unit, "note": note, "url": f"{address}?status=completed#list"}
    return {
        "number": counts["on_track"],
        "unit": ngettext("activity on track", "activities on track", counts["on_track"]),
        "note": _("of %(total)d; %(completed)d completed, as of %(day)s") % values,
        "url": f"{address}?status=on_track#list",
    }


def _pledges() -> Figure:
    figures = counted_list(PledgeFilters()).figures
    many, values = (
        figures.stages[Stage.IN_PROGRESS],
        {"total": grouped(figures.total), "day": date_in_words(clock.today())},
    )
    return {
        "number": many,
        "unit": ngettext("pledge in progress", "pledges in progress", many),
        "note": _("of %(total)s, on %(day)s") % values,
        "url": f"{reverse('pledges:pledges')}?stage={Stage.IN_PROGRESS}#list",
    }


def _practices(rows: list[CountryRow]) -> Figure:
    many = everything().total
    values = {"countries": sum(1 for row in rows if row.practices), "total": len(rows)}
    return {
        "number": many,
        "unit": ngettext("good practice", "good practices", many),
        "note": _("from %(countries)d of %(total)d countries, on %(day)s")
        % {**values, "day": date_in_words(clock.today())},
        "url": f"{reverse('knowledge:practices')}#list",
    }


def _countries(rows: list[CountryRow]) -> Figure:
    many = sum(1 for row in rows if row.pledges)
    values = {"total": len(rows), "day": date_in_words(clock.today())}
    return {
        "number": many,
        "unit": ngettext("country named by a pledge", "countries named by a pledge", many),
        "note": _("of %(total)s, on %(day)s") % values,
        "url": f"{reverse('home:countries')}?only=named#list",
    }
