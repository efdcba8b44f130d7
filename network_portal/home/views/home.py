from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.kept import kept_with_content
from network_portal.common.languages import date_in_words
from network_portal.common.middleware.public_pages import public_page
from network_portal.home.queries.home import home_figures
from network_portal.knowledge.queries.months import publicised
from network_portal.knowledge.queries.practices import practice_page
from pledges.models import Pledge
from workplan.models import Plan
from workplan.queries.milestones import latest_done, next_meeting, promised_next
from workplan.queries.objectives import public_plans

MOST_PROMISES = 3
MOST_PRACTICES = 2


@public_page
def home(request: HttpRequest) -> HttpResponse:
    plan = next(iter(public_plans()), None)
    context = {"page_title": _("Home"), "plan": plan, **_content(plan), "doors": _doors(plan)}
    return render(request, "home/home/home.html", context)


@kept_with_content
def _content(plan: Plan | None) -> dict[str, Any]:
    in_force = plan if plan and plan.is_in_force else None
    meeting = next_meeting(in_force) if in_force else None
    done = latest_done(plan, 1) if plan else []
    return {
        "figures": home_figures(plan),
        "meeting": date_in_words(meeting, "month") if meeting else "",
        "promised": [one._asdict() for one in (promised_next(in_force, MOST_PROMISES) if in_force else [])],
        "done": done[0]._asdict() if done else {},
        "practices": [row._asdict() for row in practice_page(publicised(), size=MOST_PRACTICES).rows],
        "has_examples": bool(plan and plan.is_example) or Pledge.objects.filter(is_example=True).exists(),
    }


def _doors(plan: Plan | None) -> list[dict[str, Any]]:
    """Where each kind of visitor finds what they came for; only doors that exist."""
    newest = reverse("workplan:plan", args=[plan.slug]) if plan else reverse("workplan:plans")
    return [
        {
            "title": _("I look for something that works"),
            "words": _(
                "Good practices of the region, with what can be copied: by theme, by country and by whom they serve."
            ),
            "url": reverse("knowledge:practices"),
        },
        {
            "title": _("I want to see how far the Network got"),
            "words": _("Each activity of the work plan, with its status, its date and its source."),
            "url": newest,
        },
        {
            "title": _("I look for what was pledged"),
            "words": _("Who committed to what for migrants, and how far each commitment got."),
            "url": reverse("pledges:pledges"),
        },
        {
            "title": _("I want to know about one country"),
            "words": _("A file of each: pledges, practices, organisations, plan and reviews. Never a ranking."),
            "url": reverse("home:countries"),
        },
        {
            "title": _("I follow one objective of the Global Compact"),
            "words": _("The 23 objectives, what serves each of them, and which ones nobody works on yet."),
            "url": reverse("home:objectives"),
        },
        {
            "title": _("I speak for civil society"),
            "words": _("The Mechanism and its four Working Tables: what they are for, and how to join them."),
            "url": reverse("mechanism:mechanism"),
        },
        {
            "title": _("I look for an organisation"),
            "words": _(
                "United Nations bodies, governments, and others that chose to be seen, with what they do in public."
            ),
            "url": reverse("home:directory"),
        },
        {
            "title": _("I report for an organisation, or co-chair the Network"),
            "words": _("Sign in to see what you have to do and until when."),
            "url": reverse("home:dashboard"),
        },
        {
            "title": _("I reuse the figures"),
            "words": _(
                "Everything public as data that programs can read, with its licence. The documentation is in English."
            ),
            "url": reverse("api:docs"),
        },
    ]
