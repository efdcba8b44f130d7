from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.common.access import actor_of, permit
from network_portal.common.actors import Actor
from network_portal.common.statuses import STATUS_WORDS
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.organisations import organisations_seen_by
from workplan.models import Plan
from workplan.permissions import (
    can_ask_for_news,
    can_change_plan,
    can_mark_deliverable,
    can_read_board,
    can_read_plan,
    can_set_status,
)
from workplan.queries.board import (
    BoardTable,
    board_list,
    board_table,
    late_deliverables,
    with_open_promises,
)
from workplan.queries.plans import latest_public_plan
from workplan.rules.status import Status
from workplan.views import board_words
from workplan.views.board_words import (
    ASK,
    COUNTS,
    COUNTS_AT_THE_END,
    LATE_DELIVERABLES,
    LIST_WORDS,
    MARK,
    SET_STATUS,
    Choice,
)
from workplan.views.places import confirmations, plan_crumbs

LATE_ON_BOARD = 10


@require_safe
def current_board(request: HttpRequest) -> HttpResponse:
    """An address that lasts: the board of the plan in force, failing that of the newest."""
    permit(actor_of(request), can_read_board, hidden=True)
    plan = latest_public_plan()
    return redirect("workplan:board", plan.slug) if plan else redirect("workplan:plans")


@require_safe
def board(request: HttpRequest, plan: str) -> HttpResponse:
    """The whole plan as of today, or as of a closed plan's last day; `?show=` and `?reporter=` narrow the list."""
    actor = actor_of(request)
    permit(actor, can_read_board, hidden=True)
    found = get_object_or_404(Plan, slug=plan)
    permit(actor, can_read_plan, found, hidden=True)
    table = board_table(found)
    bodies = organisations_seen_by(actor).in_bulk([pk for pk in table.by_reporter if pk])
    choice = Choice.of(request.GET, table, bodies)
    listed = _listed(found, choice, bodies, _acts(actor, found))
    told = confirmations(request, listed["groups"])
    context = {
        "page_title": _("Board"),
        "breadcrumb": plan_crumbs(found, (_("Board"), "")),
        "plan": found,
        "table": table,
        "figures": [_figure(table, key) for key in (COUNTS_AT_THE_END if found.is_closed else COUNTS)],
        "statuses": [_figure(table, status.value) | {"unit": STATUS_WORDS[status.value]} for status in Status],
        "late_words": board_words.late_words(table.late_deliverables),
        "agencies": board_words.agencies(table, found, bodies),
        "choice": choice,
        "may_change": can_change_plan.test(actor),
        "told_in_rows": told,
        **listed,
    }
    return render(request, "workplan/board/board.html", context)


def _listed(plan: Plan, choice: Choice, bodies: dict[int, Organisation], acts: frozenset[str]) -> dict[str, Any]:
    """The list that was asked for; on the board itself also the oldest late deliverables."""
    offered = {"may_act": bool(acts), "may_mark": MARK in acts}
    if choice.shown == LATE_DELIVERABLES:
        late = late_deliverables(plan, choice.reporter)[choice.slice]
        rows = [board_words.late_row(item, plan, choice) for item in late]
        return {"late": rows, "groups": [], **offered}
    activities = with_open_promises(board_list(plan, choice.shown, choice.reporter), plan)[choice.slice]
    rows = [board_words.row(activity, plan, bodies, choice, acts) for activity in activities]
    oldest = [] if choice.narrows else late_deliverables(plan)[:LATE_ON_BOARD]
    return {
        "groups": board_words.by_priority(rows),
        "late": [board_words.late_row(item, plan, choice) for item in oldest],
        **offered,
    }


def _figure(table: BoardTable, key: str) -> dict[str, Any]:
    total = table.count()
    of_all = _("of %(total)d") % {"total": total}
    return {
        "number": table.count(key),
        "unit": LIST_WORDS[key],
        "key": key,
        "url": f"?show={key}#list",
        "note": of_all,
        "tone": key if key in ("late", "delayed", "on_track") else "",
    }


def _acts(actor: Actor, plan: Plan) -> frozenset[str]:
    """What this person may do from a row, each by its own predicate."""
    offered = {SET_STATUS: can_set_status, MARK: can_mark_deliverable, ASK: can_ask_for_news}
    return frozenset(act for act, may in offered.items() if plan.is_askable and may.test(actor))
