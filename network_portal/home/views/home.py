from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.middleware.public_pages import public_page
from network_portal.home.queries.home import home_figures, pledges_in_words
from workplan.models import Plan
from workplan.queries.objectives import public_plans


@public_page
def home(request: HttpRequest) -> HttpResponse:
    plans = public_plans()
    plan = plans[0] if plans else None
    context = {
        "page_title": _("Home"),
        "plan": plan,
        "figures": home_figures(plan, tuple(plans)) if plan else [],
        "doors": _doors(plan),
    }
    return render(request, "home/home/home.html", context)


def _doors(plan: Plan | None) -> list[dict[str, Any]]:
    """Where each kind of visitor finds what they came for; only doors that exist."""
    newest = reverse("workplan:plan", args=[plan.slug]) if plan else reverse("workplan:plans")
    return [
        {
            "title": _("I want to see how far the Network got"),
            "words": _("Each activity of the work plan, with its status, its date and its source."),
            "url": newest,
        },
        {
            "title": _("I follow one objective of the Global Compact"),
            "words": _("The 23 objectives, what serves each of them, and which ones nobody works on yet."),
            "url": reverse("home:objectives"),
        },
        {
            "title": _("I look for what was pledged"),
            "words": pledges_in_words(),
            "url": reverse("pledges:pledges"),
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
