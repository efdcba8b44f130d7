from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from workplan.actions import next_plan, plans, priorities
from workplan.actions.locks import check_open
from workplan.forms.plans import (
    EndorsementForm,
    NewPlanForm,
    NewPriorityForm,
    NextPlanForm,
    PlanForm,
    PriorityForm,
    StepForm,
    saved_plan,
    saved_priority,
)
from workplan.models import Activity, Plan, Priority
from workplan.permissions import can_change_plan
from workplan.queries.last_changes import last_change
from workplan.rules.next_plan import years_of
from workplan.views.places import plan_crumbs


@requires(can_change_plan)
def new_plan(request: HttpRequest) -> HttpResponse:
    by, form = actor_of(request), NewPlanForm(request.POST or None)
    if form.carried_out(lambda: plans.create_plan(by=by, slug=form.cleaned_data["slug"], values=form.values())):
        messages.success(request, _("The plan is drafted. Only the co-chairs and editors see it until it is endorsed."))
        return redirect("workplan:change_plan", form.cleaned_data["slug"])
    crumbs = [(_("Work plans"), ".."), (_("New work plan"), "")]
    context = {"page_title": _("New work plan"), "breadcrumb": crumbs, "form": form}
    return render(request, "workplan/calendar/new_plan.html", context)


@requires(can_change_plan)
def change_plan(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    if request.method == "POST":
        check_open(found)
    form = PlanForm(request.POST or None, plan=found)
    by, done = actor_of(request), _("The calendar of the plan is saved.")
    if form.carried_out(
        lambda: plans.change_plan(by=by, plan=found, version=form.cleaned_data["version"], values=form.values())
    ):
        messages.success(request, done)
        return redirect("workplan:change_plan", found.slug)
    if form.in_conflict:
        found = get_object_or_404(Plan, slug=plan)
        check_open(found)
        form.compare(found.version, saved_plan(found), **last_change(found))
        if form.says_the_same:
            messages.success(request, done)
            return redirect("workplan:change_plan", found.slug)
    context = {
        "page_title": _("Calendar and steps of the plan"),
        "breadcrumb": plan_crumbs(found, (_("Calendar"), "")),
        "plan": found,
        "form": form,
        "priorities": found.priorities.prefetch_related("objectives"),
        "successor": Plan.objects.filter(predecessor=found).first(),
    }
    return render(request, "workplan/calendar/change_plan.html", context, status=409 if form.in_conflict else 200)


@requires(can_change_plan)
def change_priority(request: HttpRequest, plan: str, code: str) -> HttpResponse:
    priority = _find_priority(plan, code)
    check_open(priority.plan)
    form = PriorityForm(request.POST or None, priority=priority)
    by, done = actor_of(request), _("Priority %(code)s is saved.") % {"code": code}
    if form.carried_out(lambda: _change_priority(by, priority, form)):
        messages.success(request, done)
        return redirect("workplan:change_plan", plan)
    if form.in_conflict:
        priority = _find_priority(plan, code)
        form.compare(priority.plan.version, saved_priority(priority), **last_change(priority))
        if form.says_the_same:
            messages.success(request, done)
            return redirect("workplan:change_plan", plan)
    context = {
        "page_title": _("Priority %(code)s") % {"code": code},
        "breadcrumb": plan_crumbs(priority.plan, (_("Priority %(code)s") % {"code": code}, "")),
        "plan": priority.plan,
        "form": form,
    }
    return render(request, "workplan/calendar/change_priority.html", context, status=409 if form.in_conflict else 200)


@requires(can_change_plan)
def add_priority(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    check_open(found)
    form = NewPriorityForm(request.POST or None, plan=found)
    if form.carried_out(lambda: _add_priority(actor_of(request), found, form)):
        messages.success(request, _("The priority is added."))
        return redirect("workplan:change_plan", plan)
    if form.in_conflict:
        form.compare(get_object_or_404(Plan, slug=plan).version, {})
    context = {
        "page_title": _("A new priority"),
        "breadcrumb": plan_crumbs(found, (_("A new priority"), "")),
        "plan": found,
        "form": form,
    }
    return render(request, "workplan/calendar/add_priority.html", context, status=409 if form.in_conflict else 200)


@requires(can_change_plan)
def endorse_plan(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    form, by = EndorsementForm(request.POST or None, plan=found), actor_of(request)
    return _step(
        request,
        found,
        form,
        lambda: plans.endorse_plan(by=by, plan=found, **form.cleaned_data),
        template="workplan/calendar/endorse_plan.html",
        title=_("Record the endorsement"),
        done=_("The endorsement is recorded. Everyone can read the plan now."),
    )


@requires(can_change_plan)
def put_plan_in_force(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    form, by = StepForm(request.POST or None, plan=found), actor_of(request)
    return _step(
        request,
        found,
        form,
        lambda: plans.put_plan_in_force(by=by, plan=found, **form.cleaned_data),
        template="workplan/calendar/put_plan_in_force.html",
        title=_("Put the plan in force"),
        done=_("The plan is in force."),
    )


@requires(can_change_plan)
def close_plan(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    form, by = StepForm(request.POST or None, plan=found), actor_of(request)
    return _step(
        request,
        found,
        form,
        lambda: plans.close_plan(by=by, plan=found, **form.cleaned_data),
        template="workplan/calendar/close_plan.html",
        title=_("Close the plan"),
        done=_("The plan is closed. Its record does not change any more."),
    )


@requires(can_change_plan)
def start_next_plan(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    form, by = NextPlanForm(request.POST or None, plan=found), actor_of(request)
    if form.carried_out(lambda: _start_next(by, found, form)):
        messages.success(request, _("The next plan is drafted. Look at its dates, then have it endorsed."))
        return redirect("workplan:change_plan", form.cleaned_data["slug"])
    context = {
        "page_title": _("Start the next plan from this one"),
        "breadcrumb": plan_crumbs(found, (_("Next plan"), "")),
        "plan": found,
        "form": form,
        "years": years_of(found.starts_on, found.ends_on),
        "activities": Activity.objects.current().filter(plan=found).count(),
        "successor": Plan.objects.filter(predecessor=found).first(),
    }
    return render(request, "workplan/calendar/start_next_plan.html", context)


def _find_priority(plan: str, code: str) -> Priority:
    return get_object_or_404(Priority.objects.select_related("plan"), plan__slug=plan, code=code)


def _add_priority(by: Any, plan: Plan, form: NewPriorityForm) -> Priority:
    said = form.cleaned_data
    return priorities.add_priority(
        by=by,
        plan=plan,
        version=said["version"],
        code=said["code"],
        titles=form.titles,
        objectives=list(said["objectives"]),
    )


def _change_priority(by: Any, priority: Priority, form: PriorityForm) -> Priority:
    said = form.cleaned_data
    return priorities.change_priority(
        by=by, priority=priority, version=said["version"], titles=form.titles, objectives=list(said["objectives"])
    )


def _start_next(by: Any, plan: Plan, form: NextPlanForm) -> Plan:
    slug, years = form.cleaned_data["slug"], years_of(plan.starts_on, plan.ends_on)
    return next_plan.start_next_plan(
        by=by, plan=plan, slug=slug, titles=form.titles, years=years, is_example=plan.is_example
    )


def _step(
    request: HttpRequest, plan: Plan, form: Any, verb: Callable[[], Any], *, template: str, title: str, done: str
) -> HttpResponse:
    """One step in the life of a plan: a page that asks, a POST that does it."""
    if form.carried_out(verb):
        messages.success(request, done)
        return redirect("workplan:change_plan", plan.slug)
    if form.in_conflict:
        plan = Plan.objects.get(pk=plan.pk)
        form.compare(plan.version, {})
    context = {"page_title": title, "breadcrumb": plan_crumbs(plan, (title, "")), "plan": plan, "form": form}
    return render(request, template, context, status=409 if form.in_conflict else 200)
