"""The steps in the life of a plan: each a page that asks, and a POST that does it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from workplan.actions import plan_steps
from workplan.forms.plan_steps import EndorsementForm, StepForm
from workplan.models import Plan
from workplan.permissions import can_change_plan
from workplan.views.places import plan_crumbs


@requires(can_change_plan)
def endorse_plan(request: HttpRequest, plan: str) -> HttpResponse:
    title, done = _("Record the endorsement"), _("The endorsement is recorded. Everyone can read the plan now.")
    template = "workplan/plan_steps/endorse_plan.html"
    return _step(request, plan, plan_steps.endorse_plan, template, title=title, done=done, form_class=EndorsementForm)


@requires(can_change_plan)
def put_plan_in_force(request: HttpRequest, plan: str) -> HttpResponse:
    title, done = _("Put the plan in force"), _("The plan is in force.")
    template = "workplan/plan_steps/put_plan_in_force.html"
    return _step(request, plan, plan_steps.put_plan_in_force, template, title=title, done=done)


@requires(can_change_plan)
def close_plan(request: HttpRequest, plan: str) -> HttpResponse:
    title, done = _("Close the plan"), _("The plan is closed. Its record does not change any more.")
    template = "workplan/plan_steps/close_plan.html"
    return _step(request, plan, plan_steps.close_plan, template, title=title, done=done)


def _step(
    request: HttpRequest,
    slug: str,
    verb: Callable[..., Plan],
    template: str,
    *,
    title: str,
    done: str,
    form_class: Any = StepForm,
) -> HttpResponse:
    plan = get_object_or_404(Plan, slug=slug)
    form = form_class(request.POST or None, plan=plan)
    if form.carried_out(lambda: verb(by=actor_of(request), plan=plan, **form.cleaned_data)):
        messages.success(request, done)
        return redirect("workplan:change_plan", plan.slug)
    if form.in_conflict:
        plan = Plan.objects.get(pk=plan.pk)
        form.compare(plan.version, {})
    context = {"page_title": title, "breadcrumb": plan_crumbs(plan, (title, "")), "plan": plan, "form": form}
    return render(request, template, context, status=409 if form.in_conflict else 200)
