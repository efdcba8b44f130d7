"""The mid-term review of a plan: its summary, and the co-chairs' steps in it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from network_portal.common.access import actor_of, requires
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page_reading
from network_portal.common.numbers import whole_number
from workplan.actions.mid_term import confirm_activity, finish_mid_term_review, open_mid_term_review
from workplan.forms.mid_term import ReviewStepForm
from workplan.models import Activity, Plan
from workplan.permissions import can_change_plan, can_read_board
from workplan.queries.mid_term import TO_DECIDE, counts, decisions
from workplan.queries.schedules import schedule_in_words
from workplan.rules.mid_term import Outcome
from workplan.views.board_words import ROWS, by_priority
from workplan.views.places import activity_of_form, confirm, confirmations, plan_crumbs
from workplan.views.plans import readable_plan

LISTS = {
    TO_DECIDE: pgettext_lazy("activities", "to decide"),
    Outcome.CONFIRMED.value: pgettext_lazy("activities", "confirmed"),
    Outcome.ADJUSTED.value: pgettext_lazy("activities", "adjusted"),
    Outcome.CLOSED.value: pgettext_lazy("activities", "closed"),
}


@require_safe
@public_page_reading("show", "page")
def review(request: HttpRequest, plan: str) -> HttpResponse:
    """Everybody reads it once it is finished; until then those who read the board. `?show=` narrows the list."""
    actor = actor_of(request)
    found = readable_plan(actor, plan)
    may_decide = can_change_plan.test(actor) and found.is_in_force
    if not found.review_finished_on and not (can_read_board.test(actor) and (found.review_opened_on or may_decide)):
        raise Http404
    counted, shown = counts(found), request.GET.get("show", "")
    shown = shown if shown in LISTS else ""
    page = Paginator(decisions(found, shown), ROWS).get_page(whole_number(request.GET.get("page", "")) or 1)
    groups = by_priority([_row(one, found) for one in page])
    context = {
        "page_title": _("Mid-term review"),
        "breadcrumb": plan_crumbs(found, (_("Mid-term review"), "")),
        "plan": found,
        "figures": [_figure(key, counted) for key in LISTS],
        "shown": LISTS.get(shown, ""),
        "previous_url": f"?show={shown}&page={page.previous_page_number()}#list" if page.has_previous() else "",
        "next_url": f"?show={shown}&page={page.next_page_number()}#list" if page.has_next() else "",
        "groups": groups,
        "may_decide": may_decide,
        "told_in_rows": confirmations(request, groups),
    }
    return render(request, "workplan/mid_term/review.html", context)


@requires(can_change_plan)
@require_POST
def open_review(request: HttpRequest, plan: str) -> HttpResponse:
    return _step(request, plan, open_mid_term_review, _("The mid-term review is open. Decide on each activity below."))


@requires(can_change_plan)
@require_POST
def finish_review(request: HttpRequest, plan: str) -> HttpResponse:
    return _step(request, plan, finish_mid_term_review, _("The mid-term review is finished. Everyone can read it now."))


@requires(can_change_plan)
@require_POST
def confirm_one(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """The activity goes on as it stands; its row on the page says so."""
    shown, form = activity_of_form(request, plan, code), ReviewStepForm(request.POST)
    if form.carried_out(lambda: confirm_activity(by=actor_of(request), activity=shown, **form.cleaned_data)):
        confirm(request, shown, _("%(code)s is confirmed.") % {"code": shown.code})
    _tell_errors(request, form)
    return redirect(f"{reverse('workplan:mid_term', args=[plan])}#{shown.code}")


def _step(request: HttpRequest, slug: str, verb: Any, done: str) -> HttpResponse:
    plan, form = get_object_or_404(Plan, slug=slug), ReviewStepForm(request.POST)
    if form.carried_out(lambda: verb(by=actor_of(request), plan=plan, **form.cleaned_data)):
        messages.success(request, done)
    _tell_errors(request, form)
    return redirect("workplan:mid_term", slug)


def _tell_errors(request: HttpRequest, form: ReviewStepForm) -> None:
    for errors in form.errors.values():
        for error in errors:
            messages.error(request, str(error))


def _figure(key: str, counted: Mapping[str, int]) -> dict[str, Any]:
    note = _("of %(total)d") % {"total": counted["total"]}
    return {"number": counted[key], "unit": LISTS[key], "url": f"?show={key}#list", "note": note}


def _row(activity: Activity, plan: Plan) -> dict[str, Any]:
    """What the review says of one activity, as everybody may read it."""
    title, language = translated_text(activity, "title", current_language())
    decided = getattr(activity, "mid_term", None)
    body = decided.organisation if decided else None
    return {
        "priority": activity.priority,
        "activity": activity,
        "code": activity.code,
        "title": title,
        "language": "" if language == current_language() else language,
        "url": reverse("workplan:activity", args=[plan.slug, activity.code]),
        "schedule": schedule_in_words(activity.schedule_kind, activity.schedule_value),
        "decided": decided,
        "by": body.short_name if body and body.is_named else "",
    }
