from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from mechanism.queries.doors import doors_of
from network_portal.common import clock, registry
from network_portal.common.access import actor_of, requires
from network_portal.common.languages import date_in_words
from network_portal.common.registry import Duty
from network_portal.home.permissions import can_open_dashboard
from network_portal.monitoring.queries.news import reporters

SOON = timedelta(days=30)


@require_safe
@requires(can_open_dashboard)
def dashboard(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    owed = [duty for duties in registry.duties.values() for duty in duties(actor)]
    today, count = clock.today(), sum(duty.stands_for or 1 for duty in owed)
    context = {
        "page_title": _("What I have to do"),
        "breadcrumb": [(_("What I have to do"), "")],
        "groups": in_order(owed, today),
        "count": ngettext("%(count)d thing to do", "%(count)d things to do", count) % {"count": count},
        "today": today,
        "is_example": any(duty.is_example for duty in owed),
        "seats": getattr(request, "teams", []),
        "doors": list(doors_of(actor)),
        "reports": bool(actor.memberships) and not actor.memberships.keys().isdisjoint(reporters().values()),
    }
    return render(request, "home/dashboard/dashboard.html", context)


def in_order(owed: Iterable[Duty], today: date) -> list[dict[str, Any]]:
    """What was asked in person; then past, soon, later, without a date. Within each the earliest first, and last
    what stands for more of its kind. Empty groups are left out."""
    ordered = sorted(owed, key=lambda duty: (duty.stands_for > 0, duty.due or date.max, duty.sentence))
    asked = [duty for duty in ordered if duty.is_asked]
    others = [duty for duty in ordered if not duty.is_asked]
    dated = [(duty, duty.due) for duty in others if duty.due]
    groups = [
        (_("Asked of you"), "", asked),
        (_("The date has passed"), "late", [duty for duty, due in dated if due < today]),
        (_("In the next 30 days"), "", [duty for duty, due in dated if today <= due <= today + SOON]),
        (_("Later"), "", [duty for duty, due in dated if due > today + SOON]),
        (_("Without a date"), "", [duty for duty in others if not duty.due]),
    ]
    return [
        {"heading": heading, "tone": tone, "duties": [_line(duty) for duty in duties]}
        for heading, tone, duties in groups
        if duties
    ]


def _answer_words(url: str) -> str:
    if not url:
        return ""
    return _("Answer by e-mail") if url.startswith("mailto:") else _("Report news")


def _line(duty: Duty) -> dict[str, str]:
    day = date_in_words(duty.due) if duty.due and not duty.stands_for else ""
    return {
        "title": duty.sentence,
        "url": duty.url,
        "detail": duty.when or day,
        "note": duty.note,
        "words": duty.words,
        "action": duty.answer_words or _answer_words(duty.answer_url),
        "action_url": duty.answer_url,
    }
