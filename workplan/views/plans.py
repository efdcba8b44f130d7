from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.access import actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, date_in_words, translated_text
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from workplan.actions.locks import check_open
from workplan.actions.plans import change_plan, create_plan
from workplan.forms.filters import ActivityFilterForm, address_of
from workplan.forms.plans import NewPlanForm, PlanForm, saved_plan
from workplan.models import Plan
from workplan.permissions import (
    can_change_plan,
    can_import_plan,
    can_read_board,
    can_read_drafts,
    can_read_plan,
)
from workplan.queries.activities import ActivityFilters
from workplan.queries.activity_rows import ActivityPage, ActivityRow, activity_page
from workplan.queries.filter_choices import filter_choices
from workplan.queries.last_changes import last_change
from workplan.queries.plans import newest_plans, progress_by_priority, public_plan
from workplan.queries.progress import progress_by_plan
from workplan.rules.progress import Progress
from workplan.views.places import plan_crumbs


@public_page
def plans(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    rows = newest_plans(with_drafts=can_read_drafts.test(actor))
    progress = progress_by_plan(rows)
    context = {
        "page_title": _("Work plans"),
        "breadcrumb": [(_("Work plans"), "")],
        "cards": [
            {"plan": plan, "facts": _facts(plan), "progress": _in_words(progress.get(plan.pk), plan)} for plan in rows
        ],
        "new_plan_url": reverse("workplan:new_plan") if can_change_plan.test(actor) else "",
        "template_url": reverse("workplan:import_template") if can_change_plan.test(actor) else "",
    }
    return render(request, "workplan/plans/plans.html", context)


@public_page_reading(*ActivityFilterForm.base_fields, "after", "before")
def plan(request: HttpRequest, plan: str) -> HttpResponse:
    shown = readable_plan(actor_of(request), plan)
    asked = {name: request.GET[name] for name in ActivityFilterForm.base_fields if name in request.GET}
    form = _filtering(shown, urlencode(asked))
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    page = activity_page(shown, form.filters, form.organisation_names, after=after, before=before)
    progress = progress_by_priority(shown, shown.board_day)
    title = translated_text(shown, "title", current_language())[0]
    context = {
        "page_title": title,
        "breadcrumb": [(_("Work plans"), reverse("workplan:plans")), (title, "")],
        "plan": shown,
        "facts": _facts(shown),
        "form": form,
        "results": _results(page.total),
        "page": page,
        "groups": [
            {
                "group": group,
                "progress": _in_words(progress.get(group.priority_id), shown),
                "rows": [_cells(row) for row in group.rows],
            }
            for group in page.groups
        ],
        "progress": _in_words(_sum(progress), shown),
        "links": _links(actor_of(request), shown),
        **_pager(page, form.asked),
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
    }
    return render(request, "workplan/plans/change_plan.html", context, status=409 if form.in_conflict else 200)


@dataclass(frozen=True)
class Filtering:
    """What became of the filters in an address, and the form drawn with them."""

    filters: ActivityFilters
    asked: dict[str, str]
    applied: list[dict[str, str]]
    problems: list[str]
    organisation_names: dict[int, str]
    fields: str


@kept_with_content
def _filtering(plan: Plan, query: str) -> Filtering:
    choices = filter_choices(plan)
    form = ActivityFilterForm(QueryDict(query), plan, choices)
    return Filtering(
        filters=form.filters,
        asked={name: value for name, value in form.cleaned_data.items() if value},
        applied=form.applied,
        problems=form.problems,
        organisation_names=choices.organisation_names,
        fields=render_to_string("components/form_fields.html", {"form": form}),
    )


def readable_plan(actor: Actor, slug: str) -> Plan:
    """The plan, or 404 for one that does not exist and for a draft that this person may not read."""
    found = public_plan(slug) or get_object_or_404(Plan, slug=slug)
    permit(actor, can_read_plan, found, hidden=True, even_sign_in=True)
    return found


@kept_with_content
def _facts(plan: Plan) -> str:
    return render_to_string("workplan/plans/_facts.html", {"plan": plan})


def _cells(row: ActivityRow) -> dict[str, Any]:
    """What the row of the table leaves open."""
    return {**dict(zip(row._fields, row, strict=True)), "as_of": _as_of(row.status_on) + _as_of(row.later)}


@lru_cache(maxsize=5000)
def _as_of(day: str) -> str:
    return format_html(' <small class="as-of">{}</small>', day) if day else ""


def _results(total: int) -> str:
    return ngettext("%(count)d activity", "%(count)d activities", total) % {"count": total}


def _in_words(progress: Progress | None, plan: Plan) -> dict[str, Any]:
    figures = progress or Progress(0, 0)
    values = {"done": figures.done, "promised": figures.promised, "day": date_in_words(plan.board_day)}
    if not figures.promised:
        text = _("Nothing was promised by %(day)s.") % values
    else:
        text = (
            ngettext(
                "%(done)d of %(promised)d deliverable promised by %(day)s is known to be done",
                "%(done)d of %(promised)d deliverables promised by %(day)s are known to be done",
                figures.promised,
            )
            % values
        )
    return {**values, "text": text, "ahead": figures.ahead}


def _sum(progress: dict[int, Progress]) -> Progress:
    rows = progress.values()
    return Progress(sum(r.done for r in rows), sum(r.promised for r in rows), ahead=sum(r.ahead for r in rows))


def _pager(page: ActivityPage, asked: dict[str, str]) -> dict[str, str]:
    return {
        "next_url": address_of({**asked, "after": page.next}) if page.next else "",
        "previous_url": address_of({**asked, "before": page.previous}) if page.previous else "",
        "first_url": address_of(asked) if page.previous else "",
    }


def _links(actor: Actor, plan: Plan) -> list[dict[str, str]]:
    """What this person may go on to from here."""
    change, file, board = can_change_plan.test(actor), can_import_plan, can_read_board.test(actor)
    may_import = plan.is_draft and file.test(actor.with_second_factor())
    offered = [
        (board, _("Board"), "workplan:board"),
        (change and not plan.is_closed, _("Change the plan and its calendar"), "workplan:change_plan"),
        (change and not plan.is_closed, _("Add an activity"), "workplan:create_activity"),
        (may_import, _("Import from a file"), "workplan:import_plan"),
        (change, _("Start the next plan from this one"), "workplan:start_next_plan"),
    ]
    links = [{"label": label, "url": reverse(name, args=[plan.slug])} for may, label, name in offered if may]
    file_url = reverse("workplan:export", args=[plan.slug, "xlsx"])
    return [*links, {"label": _("Download the plan (XLSX)"), "url": file_url}]
