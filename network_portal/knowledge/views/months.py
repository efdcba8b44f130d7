"""The strip of months, and the practices of one of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dates import MONTHS_AP
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.kept import kept_with_content
from network_portal.common.languages import date_in_words
from network_portal.common.middleware.public_pages import public_page
from network_portal.knowledge.queries.months import month_path, practices_of_month, strip_of_months
from network_portal.knowledge.queries.practices import practice_rows
from network_portal.knowledge.rules.months import Month, read_month
from network_portal.knowledge.views.listings import table_of


@public_page
def month(request: HttpRequest, month: str) -> HttpResponse:
    return render(request, "knowledge/months/month.html", _content(month))


@kept_with_content
def _content(month: str) -> dict[str, Any]:
    first_day = read_month(month)
    found = practices_of_month(first_day) if first_day else []
    if not (first_day and found):
        raise Http404
    title = _("Good practices of %(month)s") % {"month": date_in_words(first_day, "month")}
    return {
        "page_title": title,
        "breadcrumb": [(_("Practices"), reverse("knowledge:practices")), (title, "")],
        "table": table_of([row._asdict() for row in practice_rows(found)]),
        "is_example": any(practice.is_example for practice in found),
    }


@kept_with_content
def drawn_strip(tells_missed: bool) -> str:
    """As HTML. Months without a practice are told to those alone who read the board."""
    strip = strip_of_months()
    months = [month for month in strip.months if tells_missed or month.practices]
    if not months:
        return ""
    years: dict[int, list[dict[str, Any]]] = {}
    for one in months:
        years.setdefault(one.first_day.year, []).append(_cell(one))
    missed = sum(one.is_missed for one in months)
    context = {
        "strip": strip,
        "years": list(years.items()),
        "missed": missed,
        "missed_words": ngettext("%(count)d month was missed", "%(count)d months were missed", missed)
        % {"count": missed},
    }
    return render_to_string("knowledge/months/_strip.html", context)


def _cell(month: Month) -> dict[str, Any]:
    return {
        "name": capfirst(date_in_words(month.first_day, "month")),
        "short": capfirst(str(MONTHS_AP[month.first_day.month]).rstrip(".")),
        "url": month_path(month) if month.practices else "",
        "practices": month.practices,
        "is_missed": month.is_missed,
        "is_kept": month.is_kept,
        "is_now": month.is_now,
    }
