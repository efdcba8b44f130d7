from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from network_portal.common import clock
from network_portal.common.access import actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language, date_in_words, language_name
from network_portal.monitoring.actions.previews import preview_call
from network_portal.monitoring.actions.rounds import close_round, open_round
from network_portal.monitoring.models import CopiedLead, Round, Update
from network_portal.monitoring.permissions import can_run_rounds, can_see_rounds
from network_portal.monitoring.queries.calls import callees
from network_portal.monitoring.queries.evidence import present_files
from network_portal.monitoring.queries.paragraphs import paragraphs_beside
from network_portal.monitoring.queries.round_lists import DUE, LISTS, OVERDUE, SILENT, listed
from network_portal.monitoring.queries.rounds import open_again
from network_portal.monitoring.queries.standing import Standing, answered_of, standings, to_decide
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.rounds import RoundState, may_open
from network_portal.monitoring.rules.updates import UpdateState, may_decide
from network_portal.organisations.models import Organisation

SHORT = 400
"""Characters beside what was done, up to which nothing is folded."""


@require_safe
@requires(can_see_rounds, hidden=True)
def rounds(request: HttpRequest) -> HttpResponse:
    found = [{"round": one, "name": date_in_words(one.opens_on, "month")} for one in Round.objects.all()]
    context = {"page_title": _("Rounds"), "breadcrumb": [(_("Rounds"), "")], "rounds": found}
    return render(request, "monitoring/rounds/rounds.html", context)


@require_safe
@requires(can_see_rounds, hidden=True)
def round_(request: HttpRequest, slug: str) -> HttpResponse:
    """The co-chairs see who answered; everybody else what their own organisations owe."""
    found, actor = get_object_or_404(Round, slug=slug), actor_of(request)
    asked = Q(duties__round=found) | Q(pk__in=CopiedLead.objects.filter(duty__round=found).values("organisation"))
    mine = Organisation.objects.filter(asked, pk__in=actor.memberships).distinct()
    again = open_again(found)
    context = {
        **page(found),
        "mine": _mine(found, mine, again),
        "may_run": can_run_rounds.test(actor),
        "accept_url": reverse("monitoring:accept", args=[slug]),
    }
    if can_run_rounds.test(actor):
        rows = standings(found)
        context |= _listed(request, found, rows)
        context |= {"rows": rows, "figures": _figures(rows), "waiting": _waiting(found, set(actor.memberships))}
        bodies = [row.organisation for row in rows]
        context["again"] = [(body, again[body.pk]) for body in bodies if body.pk in again]
        context |= _opening(found)
    return render(request, "monitoring/rounds/round.html", context)


@requires(can_run_rounds)
@require_POST
def open_now(request: HttpRequest, slug: str) -> HttpResponse:
    return _step(request, slug, lambda found: open_round(by=actor_of(request), round_=found), _("The round is open."))


@requires(can_run_rounds)
def close_now(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks first, and says whose answers would be cut off."""
    found = get_object_or_404(Round, slug=slug)
    if request.method == "POST" or not found.is_open:
        return _step(
            request, slug, lambda one: close_round(by=actor_of(request), round_=one), _("The round is closed.")
        )
    rows = [row for row in standings(found) if row.unanswered]
    context = {
        "rows": rows,
        "missing": sum(row.unanswered for row in rows),
        "undecided": to_decide(found).count(),
    }
    return render(request, "monitoring/rounds/close.html", page(found, (_("Close the round"), "")) | context)


def page(found: Round, *further: tuple[str, str]) -> dict[str, Any]:
    """What every page of a round passes to its template."""
    name = _("Round of %(month)s") % {"month": date_in_words(found.opens_on, "month")}
    here = (name, reverse("monitoring:round", args=[found.slug]) if further else "")
    crumbs = [(_("Rounds"), reverse("monitoring:rounds")), here, *further]
    return {"page_title": further[-1][0] if further else name, "breadcrumb": crumbs, "round": found}


def owed_path(found: Round, body: Organisation) -> str:
    return reverse("monitoring:owed", args=[found.slug, body.slug])


def _mine(found: Round, bodies: Iterable[Organisation], again: dict[int, date]) -> list[dict[str, Any]]:
    """What the reader's organisations were asked for, how much of it they answered, and until when they still can."""
    bodies = list(bodies)
    answered = answered_of(found, [body.pk for body in bodies])
    rows = []
    for body in bodies:
        done, total = answered.get(body.pk, (0, 0))
        is_open = found.is_open or body.pk in again
        rows.append(
            {
                "name": body.short_name,
                "url": owed_path(found, body),
                "done": done,
                "total": total,
                "owes": is_open and done < total,
                "again_until": again.get(body.pk),
            }
        )
    return rows


def _opening(found: Round) -> dict[str, Any]:
    """Of a round that is planned: whether it can be opened today, and the message with which it opens."""
    if found.state != RoundState.PLANNED:
        return {}
    called = callees(found)
    mail = preview_call(found, called)
    return {
        "can_open": may_open(found.opens_on, found.closes_on, clock.today()),
        "is_missed": clock.today() > found.closes_on,
        "callees": called,
        "people": sum(len(one.people) for one in called),
        "mail": mail | {"language_name": language_name(mail["language"])} if mail else None,
    }


def _step(request: HttpRequest, slug: str, verb: Any, done: str) -> HttpResponse:
    try:
        verb(get_object_or_404(Round, slug=slug))
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("monitoring:round", slug)


def _figures(rows: list[Standing]) -> list[dict[str, Any]]:
    """Each leads to the list of what it counts."""
    totals: Counter[str] = Counter()
    for row in rows:
        totals += row.counts
    of_all = _("of %(total)d asked for") % {"total": totals.total()}
    of_bodies = _("of %(total)d organisations") % {"total": len(rows)}
    totals[OVERDUE], totals[SILENT] = sum(row.overdue for row in rows), sum(row.is_silent for row in rows)
    tones = {OVERDUE: "late", SILENT: "delayed"}
    return [
        {
            "number": totals[name],
            "unit": unit,
            "note": of_bodies if name == SILENT else of_all,
            "tone": tones.get(name, "") if totals[name] else "",
            "url": f"?show={name}#list" if totals[name] else "",
        }
        for name, unit in _units(totals).items()
    ]


def _units(totals: Counter[str]) -> dict[str, str]:
    return {
        DUE: ngettext("without an answer", "without an answer", totals[DUE]),
        UpdateState.DRAFT.value: ngettext("drafted", "drafted", totals["draft"]),
        UpdateState.SUBMITTED.value: ngettext("submitted", "submitted", totals["submitted"]),
        UpdateState.RETURNED.value: ngettext("returned", "returned", totals["returned"]),
        UpdateState.ACCEPTED.value: ngettext("accepted", "accepted", totals["accepted"]),
        OVERDUE: ngettext("overdue", "overdue", totals[OVERDUE]),
        SILENT: ngettext("silent", "silent", totals[SILENT]),
    }


def _listed(request: HttpRequest, found: Round, rows: list[Standing]) -> dict[str, Any]:
    """The list behind one figure: `?show=overdue`, of one organisation with `&organisation=unicef`."""
    show = request.GET.get("show", "")
    if show not in LISTS:
        return {}
    bodies = {row.organisation.slug: row.organisation for row in rows}
    chosen = bodies.get(request.GET.get("organisation", ""))
    silent = {row.organisation.pk for row in rows if row.is_silent}
    lines = listed(found, show, silent, chosen.slug if chosen else "", current_language())
    words = _units(Counter({name: len(lines) for name in LISTS}))[show]
    return {"show": show, "list_title": f"{len(lines)} {words}", "list_of": chosen, "listed": lines}


def waiting_rows(found: "QuerySet[Update]", mine: set[int]) -> list[dict[str, Any]]:
    """Updates that wait for a decision with all that they say, those that this co-chair may decide on first."""
    updates = list(found.prefetch_related(present_files()))
    facts = facts_of([update.subject_id for update in updates], current_language())
    beside = paragraphs_beside(update.duty_id for update in updates)
    rows = [
        {
            "update": update,
            "facts": facts[update.subject_id],
            "may_decide": may_decide(mine, update.organisation_id),
            "paragraphs": beside.get(update.duty_id or 0, []),
            "is_long": sum(map(len, (update.evidence, update.in_the_way, update.next_step))) > SHORT,
        }
        for update in updates
        if update.subject_id in facts
    ]
    return sorted(rows, key=lambda row: not row["may_decide"])


def _waiting(found: Round, mine: set[int]) -> list[dict[str, Any]]:
    rows = waiting_rows(to_decide(found), mine)
    for row in rows:
        row["return_url"] = reverse("monitoring:send_back", args=[found.slug, row["update"].pk])
    return rows
