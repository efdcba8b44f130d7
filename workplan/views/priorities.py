from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language, translated_text
from workplan.actions import priorities
from workplan.actions.locks import check_open
from workplan.forms.priorities import NewPriorityForm, PriorityForm, saved_priority
from workplan.models import Plan, Priority
from workplan.permissions import can_change_plan
from workplan.queries.plans import missing_priorities, plan_to_take_from
from workplan.views.places import plan_crumbs


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
    return render(request, "workplan/priorities/add_priority.html", context, status=409 if form.in_conflict else 200)


@requires(can_change_plan)
@require_POST
def take_priorities(request: HttpRequest, plan: str) -> HttpResponse:
    """Those of the plan before; then back to where it was asked, with the file that waits there."""
    found = get_object_or_404(Plan, slug=plan)
    earlier = plan_to_take_from(found)
    if earlier:
        try:
            added = priorities.take_priorities(by=actor_of(request), plan=found, version=found.version, earlier=earlier)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            sentence = ngettext("%(count)d priority is added.", "%(count)d priorities are added.", len(added))
            messages.success(request, sentence % {"count": len(added)})
    if "kept" not in request.POST:
        return redirect(f"{reverse('workplan:change_plan', args=[plan])}#priorities")
    kept = request.POST["kept"]
    return redirect(reverse("workplan:import_plan", args=[plan], query={"kept": kept} if kept else None))


def offer_of_priorities(actor: Actor, plan: Plan) -> dict[str, Any]:
    """For a page on which priorities are missing: from which plan they can be taken, and whether the reader may."""
    may_change = can_change_plan.test(actor)
    earlier = plan_to_take_from(plan) if may_change else None
    codes = ", ".join(one.code for one in missing_priorities(plan, earlier)) if earlier else ""
    title = translated_text(earlier, "title", current_language())[0] if earlier else ""
    return {"may_change": may_change, "earlier_title": title, "earlier_codes": codes}


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
    return render(request, "workplan/priorities/change_priority.html", context, status=409 if form.in_conflict else 200)


def _find_priority(plan: str, code: str) -> Priority:
    return get_object_or_404(Priority.objects.select_related("plan"), plan__slug=plan, code=code)


def _add_priority(by: Actor, plan: Plan, form: NewPriorityForm) -> Priority:
    said = form.cleaned_data
    return priorities.add_priority(
        by=by,
        plan=plan,
        version=said["version"],
        code=said["code"],
        titles=form.titles,
        objectives=list(said["objectives"]),
    )


def _change_priority(by: Actor, priority: Priority, form: PriorityForm) -> Priority:
    said = form.cleaned_data
    return priorities.change_priority(
        by=by, priority=priority, version=said["version"], titles=form.titles, objectives=list(said["objectives"])
    )
