"""Where a page of the work plan stands, and where its reader goes back to."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.languages import current_language, translated_text
from network_portal.common.numbers import whole_number
from workplan.models import Activity, Plan

Crumbs = list[tuple[str, str]]


def activity_of_form(request: HttpRequest, plan: str, code: str) -> Activity:
    """The activity at this address; for an answered form the one that it was opened for, which it names by id:
    its code may have changed since, and another may bear it now."""
    activities = Activity.objects.filter(plan__slug=plan).select_related("plan", "priority", "reporter")
    named = whole_number(request.POST.get("activity", ""))
    if named is not None:
        return get_object_or_404(activities, pk=named)
    return get_object_or_404(activities, code=code)


def plan_crumbs(plan: Plan, *further: tuple[str, str]) -> Crumbs:
    title, _language = translated_text(plan, "title", current_language())
    here = (title, reverse("workplan:plan", args=[plan.slug]))
    return [(_("Work plans"), reverse("workplan:plans")), here, *further]


def activity_crumbs(activity: Activity, *further: tuple[str, str]) -> Crumbs:
    address = reverse("workplan:activity", args=[activity.plan.slug, activity.code])
    return plan_crumbs(activity.plan, (activity.code, address), *further)


def way_back(request: HttpRequest, activity: Activity) -> str:
    """The row of the board that the reader came from: `?back=` holds the board's own query. Else the activity."""
    if "back" not in request.GET:
        return reverse("workplan:activity", args=[activity.plan.slug, activity.code])
    query = QueryDict(request.GET.get("back", "")).urlencode()
    board = reverse("workplan:board", args=[activity.plan.slug])
    return f"{board}{'?' if query else ''}{query}#{activity.code}"


def back_words(request: HttpRequest) -> str:
    return _("Back to the board") if "back" in request.GET else _("Back to the activity")


def confirm(request: HttpRequest, activity: Activity, sentence: str) -> None:
    """Say it where the reader comes back to: a page with the activity's row says it there, others at their head."""
    messages.success(request, sentence, extra_tags=activity.code)


def confirmations(request: HttpRequest, groups: Iterable[dict[str, Any]]) -> list[str]:
    """Gives the rows of `groups` what was just confirmed of them, as `told`; answers the codes of those told."""
    said = {message.extra_tags: str(message) for message in get_messages(request) if message.extra_tags}
    rows = [row for group in groups for row in group["rows"]]
    for row in rows:
        row["told"] = said.get(row["code"], "")
    return [row["code"] for row in rows if row["told"]]
