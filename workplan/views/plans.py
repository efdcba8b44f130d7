from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.knowledge.views.clearing import clearing_of
from workplan.actions.locks import check_open
from workplan.actions.plans import change_plan, create_plan
from workplan.forms.filters import ActivityFilterForm
from workplan.forms.plans import NewPlanForm, PlanForm, saved_plan
from workplan.models import Plan
from workplan.permissions import (
    can_change_plan,
    can_import_plan,
    can_read_board,
    can_read_drafts,
    can_read_plan,
)
from workplan.queries.plans import newest_plans, public_plan
from workplan.queries.progress import progress_by_plan
from workplan.queries.public_states import public_day, states_until
from workplan.subjects_to_clear import PLAN
from workplan.views.activity_rows import listing
from workplan.views.places import plan_crumbs
from workplan.views.priorities import offer_of_priorities
from workplan.views.progress import in_words


@public_page
def plans(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = newest_plans(with_drafts=can_read_drafts.test(actor))
    progress = progress_by_plan(rows)
    context = {
        "page_title": _("Work plans"),
        "breadcrumb": [(_("Work plans"), "")],
        "cards": [
            {
                "plan": plan,
                "facts": _facts(plan),
                "progress": in_words(progress.get(plan.pk), plan) if plan.has_begun else {},
            }
            for plan in rows
        ],
        "new_plan_url": reverse("workplan:new_plan") if can_change_plan.test(actor) else "",
        "template_url": reverse("workplan:import_template") if can_change_plan.test(actor) else "",
    }
    return render(request, "workplan/plans/plans.html", context)


@public_page_reading(*ActivityFilterForm.base_fields, "after", "before")
def plan(request: HttpRequest, plan: str) -> HttpResponse:
    shown = readable_plan(actor_of(request), plan)
    asked = {name: request.GET[name] for name in ActivityFilterForm.base_fields if name in request.GET}
    reads_board = can_read_board.test(actor_of(request))
    places = request.GET.get("after", ""), request.GET.get("before", "")
    title = translated_text(shown, "title", current_language())[0]
    rows = listing(shown, urlencode(asked), places, states_until(shown, reads_board=reads_board))
    context = {
        "page_title": title,
        "breadcrumb": [(_("Work plans"), reverse("workplan:plans")), (title, "")],
        "plan": shown,
        "facts": _facts(shown),
        "list": rows,
        "known_by": None if reads_board else public_day(shown),
        "progress": rows.progress,
        "promised": rows.promised,
        "links": _links(actor_of(request), shown),
    }
    return render(request, "workplan/plans/plan.html", context)


@requires(can_change_plan)
def create(request: HttpRequest) -> HttpResponse:
    by, form = actor_of(request), NewPlanForm(request.POST or None)
    if form.carried_out(lambda: create_plan(by=by, slug=form.cleaned_data["slug"], values=form.values())):
        messages.success(request, _("The plan is drafted. Only the co-chairs and editors see it until it is endorsed."))
        return redirect("workplan:change_plan", form.cleaned_data["slug"])
    crumbs = [(_("Work plans"), ".."), (_("New work plan"), "")]
    context = {"page_title": _("New work plan"), "breadcrumb": crumbs, "form": form}
    return render(request, "workplan/plans/new_plan.html", context)


@requires(can_change_plan)
def change(request: HttpRequest, plan: str) -> HttpResponse:
    found = get_object_or_404(Plan, slug=plan)
    if request.method == "POST":
        check_open(found)
    form = PlanForm(request.POST or None, plan=found)
    by, done = actor_of(request), _("The calendar of the plan is saved.")
    if form.carried_out(
        lambda: change_plan(by=by, plan=found, version=form.cleaned_data["version"], values=form.values())
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
        "clearing": clearing_of(by, PLAN, found.slug),
    }
    if not found.is_closed and not context["priorities"]:
        context["offer"] = offer_of_priorities(actor_of(request), found)
    return render(request, "workplan/plans/change_plan.html", context, status=409 if form.in_conflict else 200)


def readable_plan(actor: Actor, slug: str) -> Plan:
    """The plan, or 404 for one that does not exist and for a draft that this person may not read."""
    found = public_plan(slug) or get_object_or_404(Plan, slug=slug)
    permit(actor, can_read_plan, found, hidden=True, even_sign_in=True)
    return found


@kept_with_content
def _facts(plan: Plan) -> str:
    return render_to_string("workplan/plans/_facts.html", {"plan": plan})


def _links(actor: Actor, plan: Plan) -> list[dict[str, str]]:
    """What this person may go on to from here."""
    change, file, board = can_change_plan.test(actor), can_import_plan, can_read_board.test(actor)
    may_import = plan.is_draft and file.test(actor.with_second_factor())
    offered = [
        (board, _("Board"), "workplan:board"),
        (change and not plan.is_closed, _("Change the plan and its calendar"), "workplan:change_plan"),
        (change and not plan.is_closed, _("Add an activity"), "workplan:create_activity"),
        (may_import, _("Import from a file"), "workplan:import_plan"),
        (plan.review_finished_on or (change and plan.is_in_force), _("Mid-term review"), "workplan:mid_term"),
        (change, _("Start the next plan from this one"), "workplan:start_next_plan"),
    ]
    links = [{"label": label, "url": reverse(name, args=[plan.slug])} for may, label, name in offered if may]
    file_url = reverse("workplan:export", args=[plan.slug, "xlsx"])
    return [*links, {"label": _("Download the plan (XLSX)"), "url": file_url}]
