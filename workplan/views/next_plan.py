from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from network_portal.common.actors import Actor
from workplan.actions import next_plan
from workplan.forms.next_plan import NextPlanForm
from workplan.models import Activity, Plan
from workplan.permissions import can_change_plan
from workplan.rules.next_plan import years_of
from workplan.views.places import plan_crumbs


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
    return render(request, "workplan/next_plan/start_next_plan.html", context)


def _start_next(by: Actor, plan: Plan, form: NextPlanForm) -> Plan:
    slug, years = form.cleaned_data["slug"], years_of(plan.starts_on, plan.ends_on)
    return next_plan.start_next_plan(
        by=by, plan=plan, slug=slug, titles=form.titles, years=years, is_example=plan.is_example
    )
