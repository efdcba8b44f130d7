from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.queries.recommendations import RecommendationFilters
from mechanism.queries.tables import tables_by_objective
from mechanism.views.recommendations import recommendations_of
from network_portal.common.charts import widths
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page
from network_portal.home.queries.objectives import ObjectiveRow, objective_rows
from network_portal.home.views.serving import pledges_of, practices_of, publications_of
from network_portal.knowledge.queries.filters import PracticeFilters
from network_portal.knowledge.queries.publication_filters import PublicationFilters
from network_portal.taxonomy.models import Objective, ObjectiveGroup
from network_portal.taxonomy.queries import groups_of, mark_of
from pledges.queries.filters import PledgeFilters
from workplan.models import Plan
from workplan.queries.objectives import activities_serving, priorities_naming, public_plans

MOST_ACTIVITIES = 50
MOST_RECOMMENDATIONS = 10


@public_page
def objectives(request: HttpRequest) -> HttpResponse:
    plan = next(iter(public_plans()), None)
    context = {
        "page_title": _("The 23 objectives"),
        "breadcrumb": [(_("Objectives"), "")],
        "plan": plan,
        "content": _content(plan),
    }
    return render(request, "home/objectives/objectives.html", context)


@kept_with_content
def _content(plan: Plan | None) -> str:
    """The page below its heading asks nothing of the reader: it is drawn once while the content stays."""
    rows = objective_rows(plan)
    context = {
        "plan": plan,
        "rows": _picture(rows, plan),
        "alone": [row for row in rows if not row.is_served],
        "with_all": [row for row in rows if row.is_served_with_all_alone],
        "without": [row for row in rows if not row.activities and row.is_served] if plan else [],
    }
    return render_to_string("home/objectives/_content.html", context)


def _picture(rows: list[ObjectiveRow], plan: Plan | None) -> list[dict[str, Any]]:
    """Each objective with a bar for each kind of what serves it; bars of one kind compare with each other."""
    lists = {
        "activities": reverse("workplan:plan", args=[plan.slug]) if plan else "",
        "pledges": reverse("pledges:pledges"),
        "practices": reverse("knowledge:practices"),
    }
    columns = {name: [getattr(row, name) for row in rows] for name in lists}
    shares = {name: widths(values) for name, values in columns.items()}
    return [
        {
            "row": row,
            "bars": [
                {
                    "name": name,
                    "value": columns[name][place],
                    "width": f"{shares[name][place]:g}",
                    "url": f"{url}?objective={row.number}#list",
                }
                for name, url in lists.items()
                if url
            ],
        }
        for place, row in enumerate(rows)
    ]


@public_page
def objective(request: HttpRequest, number: int) -> HttpResponse:
    shown = get_object_or_404(Objective, number=number)
    plan = next(iter(public_plans()), None)
    short, _language = translated_text(shown, "short", current_language())
    _title, title_language = translated_text(shown, "title", current_language())
    context = {
        "page_title": _("Objective %(number)d: %(title)s") % {"number": number, "title": short},
        "breadcrumb": [(_("Objectives"), reverse("home:objectives")), (str(number), "")],
        "objective": shown,
        "mark": mark_of(shown, title_language),
        "plan": plan,
        "content": _serving(shown, plan),
    }
    return render(request, "home/objectives/objective.html", context)


@kept_with_content
def _serving(objective: Objective, plan: Plan | None) -> str:
    """What serves one objective, and where it belongs: as `_content`."""
    groups, number = groups_of(objective), objective.number
    serving = list(activities_serving(plan, number)[: MOST_ACTIVITIES + 1])
    context = {
        "objective": objective,
        "fund_areas": [group for group in groups if group.kind == ObjectiveGroup.FUND_AREA],
        "round_tables": [group for group in groups if group.kind == ObjectiveGroup.ROUND_TABLE],
        "table": tables_by_objective().get(number),
        "plan": plan,
        "priorities": priorities_naming(plan, number),
        "activities": serving[:MOST_ACTIVITIES],
        "has_more": len(serving) > MOST_ACTIVITIES,
        **pledges_of(PledgeFilters(objective=str(number))),
        **practices_of(PracticeFilters(objective=str(number))),
        **publications_of(PublicationFilters(objective=str(number))),
        **recommendations_of(RecommendationFilters(objective=str(number)), MOST_RECOMMENDATIONS),
        "neighbours": [one for one in (number - 1, number + 1) if 1 <= one <= 23],
    }
    return render_to_string("home/objectives/_serving.html", context)
