from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page
from network_portal.monitoring.permissions import can_write_update
from network_portal.monitoring.queries.news import owed_now, reporters
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.taxonomy.queries import objective_chips
from workplan.actions.activities import change_activity, create_activity, retire_activity
from workplan.actions.locks import check_changeable, check_open
from workplan.forms.activities import ActivityForm, RetirementForm, saved_activity
from workplan.models import Activity, Lead, Plan
from workplan.permissions import (
    can_ask_for_news,
    can_change_plan,
    can_mark_deliverable,
    can_read_board,
    can_read_plan,
    can_set_status,
)
from workplan.queries.activities import activity_path
from workplan.queries.activity_pages import (
    changes_of,
    find_activity,
    is_awaited,
    language_of_words,
    news_of,
    organisations_of,
    promises_of,
    states_of,
    support_in_words,
    timeline_points,
)
from workplan.queries.adjustments import adjustments_of
from workplan.queries.public_states import states_until
from workplan.queries.schedules import schedule_of
from workplan.rules.references import split_references
from workplan.views import places


@public_page
def activity(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    actor = actor_of(request)
    shown = readable_activity(actor, plan, code)
    reads_board = can_read_board.test(actor)
    until = states_until(shown.plan, reads_board=reads_board)
    tells_missed = reads_board and is_awaited(shown)
    deliverables = list(shown.deliverables.order_by("position"))
    organisations, states = organisations_of(shown), states_of(shown, until)
    known = [*organisations["implements"], *organisations["supports"]]
    title, shown_in = translated_text(shown, "title", current_language())
    context = {
        "page_title": f"{shown.code} {title}",
        "breadcrumb": places.plan_crumbs(shown.plan, (shown.code, "")),
        "activity": shown,
        "title_status": shown.marks.get(shown_in.replace("-", "_"), ""),
        "schedule": schedule_of(shown),
        "promises": promises_of(deliverables, shown.plan.board_day, tells_missed=tells_missed),
        "points": timeline_points(deliverables, shown.plan.board_day, tells_missed=tells_missed),
        "organisations": organisations,
        "support": support_in_words(shown, organisations[Lead.SUPPORTS]),
        "objectives": objective_chips(shown.objectives.order_by("number")),
        "workstreams": list(shown.workstreams.order_by("id")),
        "words_language": language_of_words(shown),
        "references": split_references(shown.references),
        "predecessor": _neighbour(actor, shown.predecessor),
        "successor": _neighbour(actor, getattr(shown, "successor", None)),
        "state": states[0] if states else None,
        "news": news_of(shown, states, until),
        "adjustments": adjustments_of(shown),
        "changes": changes_of(shown, known, until),
        "actions": _actions(actor, shown),
        "also": facts_of([shown.subject_id], current_language())[shown.subject_id].also,
        "may_mark": can_mark_deliverable.test(actor) and shown.is_askable,
    }
    return render(request, "workplan/activities/activity.html", context)


def readable_activity(actor: Actor, plan: str, code: str) -> Activity:
    """The activity, or 404 for one that does not exist and for one of a draft that this person may not read."""
    found = find_activity(plan, code)
    if found is None:
        raise Http404
    permit(actor, can_read_plan, found.plan, hidden=True, even_sign_in=True)
    return found


def _neighbour(actor: Actor, activity: Activity | None) -> dict[str, str] | None:
    """The same activity in the plan before or after, where this person may read that plan."""
    if activity is None or not can_read_plan.test(actor, activity.plan):
        return None
    plan_title = translated_text(activity.plan, "title", current_language())[0]
    return {"code": activity.code, "plan": plan_title, "url": activity_path(activity)}


def _actions(actor: Actor, activity: Activity) -> list[dict[str, str]]:
    if not activity.is_changeable:
        return []
    states = [
        (can_set_status, _("Set the status"), "workplan:set_status"),
        (can_ask_for_news, _("Ask for news"), "workplan:ask_for_news"),
    ]
    offered = [
        *(states if activity.is_askable else []),
        (can_change_plan, _("Change the activity"), "workplan:change_activity"),
        (can_change_plan, _("Retire the activity"), "workplan:retire_activity"),
    ]
    place = [activity.plan.slug, activity.code]
    links = [{"label": label, "url": reverse(name, args=place)} for may, label, name in offered if may.test(actor)]
    return [*links, *_news_link(actor, activity)]


def _news_link(actor: Actor, activity: Activity) -> list[dict[str, str]]:
    """For the people of its reporter; nobody else costs a query."""
    if not (actor.memberships and activity.is_askable):
        return []
    body = reporters().get(activity.subject_id)
    if body is None or not can_write_update.test(actor, body):
        return []
    if owed_path := owed_now([body]).get((activity.subject_id, body)):
        return [{"label": _("Answer in the open round"), "url": f"{owed_path}#{activity.code}"}]
    return [{"label": _("Report news"), "url": reverse("monitoring:report_news", args=[activity.subject_id])}]


@requires(can_change_plan)
def create(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    check_open(found)
    by, form = actor_of(request), ActivityForm(request.POST or None, plan=found)
    if form.carried_out(lambda: create_activity(by=by, plan=found, values=form.values())):
        messages.success(request, _("%(code)s is added to the plan.") % {"code": form.cleaned_data["code"]})
        return redirect("workplan:activity", found.slug, form.cleaned_data["code"])
    title = _("Add an activity")
    context = {"page_title": title, "breadcrumb": places.plan_crumbs(found, (title, "")), "plan": found, "form": form}
    return render(request, "workplan/activities/create.html", context)


@requires(can_change_plan)
def change(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    """Of two who save at once the second gets both versions side by side, and the form with their own."""
    shown = places.activity_of_form(request, plan, code)
    check_changeable(shown)
    by, form = actor_of(request), ActivityForm(request.POST or None, plan=shown.plan, activity=shown)
    if form.carried_out(
        lambda: change_activity(
            by=by,
            activity=shown,
            version=form.cleaned_data["version"],
            values=form.values(),
            agreement=form.agreement,
        )
    ):
        return _changed(request, plan, form.cleaned_data["code"])
    if form.in_conflict:
        shown = get_object_or_404(Activity.objects.select_related("plan"), pk=shown.pk)
        form.compare(shown.version, saved_activity(shown), **last_change(shown))
        if form.says_the_same:
            return _changed(request, plan, shown.code)
    title = _("Change %(code)s") % {"code": shown.code}
    crumbs = places.activity_crumbs(shown, (title, ""))
    context = {"page_title": title, "breadcrumb": crumbs, "plan": shown.plan, "activity": shown, "form": form}
    if form.in_conflict:
        return render(request, "workplan/activities/conflict.html", context, status=409)
    return render(request, "workplan/activities/change.html", context)


@requires(can_change_plan)
def retire(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    shown = places.activity_of_form(request, plan, code)
    if shown.retired_on and request.POST.get("reason", "").strip() == shown.retired_reason:
        return redirect("workplan:activity", plan, shown.code)  # sent twice
    check_changeable(shown)
    by, form = actor_of(request), RetirementForm(request.POST or None, activity=shown)
    if form.carried_out(lambda: retire_activity(by=by, activity=shown, **form.cleaned_data)):
        messages.success(request, _("%(code)s is retired. It stays readable.") % {"code": code})
        return redirect("workplan:activity", plan, code)
    if form.in_conflict:
        shown = places.activity_of_form(request, plan, code)
        check_changeable(shown)
        form.compare(shown.version, {})
    title = _("Retire %(code)s") % {"code": code}
    crumbs = places.activity_crumbs(shown, (title, ""))
    context = {"page_title": title, "breadcrumb": crumbs, "activity": shown, "form": form}
    return render(request, "workplan/activities/retire.html", context, status=409 if form.in_conflict else 200)


def _changed(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    messages.success(request, _("%(code)s is saved.") % {"code": code})
    return redirect("workplan:activity", plan, code)
