from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of
from network_portal.common.kept import kept_with_content
from network_portal.common.middleware.public_pages import public_page_reading
from workplan.models import Plan
from workplan.queries.milestones import milestone_page
from workplan.queries.plans import plan_progress
from workplan.views.places import plan_crumbs
from workplan.views.plans import readable_plan
from workplan.views.progress import in_words


@public_page_reading("after")
def milestones(request: HttpRequest, plan: str) -> HttpResponse:
    """The list behind the figure of what was done."""
    shown = readable_plan(actor_of(request), plan)
    title = _("What was done")
    context = {
        "page_title": title,
        "breadcrumb": plan_crumbs(shown, (title, "")),
        "plan": shown,
        **_content(shown, request.GET.get("after", "")),
    }
    return render(request, "workplan/milestones/milestones.html", context)


@kept_with_content
def _content(plan: Plan, after: str) -> dict[str, Any]:
    page = milestone_page(plan, after=after)
    address = reverse("workplan:milestones", args=[plan.slug])
    return {
        "rows": [row._asdict() for row in page.rows],
        "progress": in_words(plan_progress(plan, plan.board_day), plan),
        "next_url": f"{address}?after={page.next}#list" if page.next else "",
        "first_url": "" if page.is_first else f"{address}#list",
    }
