"""What the promises of the plan in force ask of a person: one entry an activity, with its deliverables in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.languages import current_language, translated_text
from network_portal.common.registry import Duty
from network_portal.monitoring.queries.news import reporters
from network_portal.organisations.models import Organisation
from workplan.models import Activity, Deliverable, Plan
from workplan.queries.board import DUE_SOON, LATE, board_activities, late_and_coming, with_open_promises
from workplan.queries.plans import plan_in_force
from workplan.queries.schedules import all_of, promise_in_words
from workplan.rules.status import SETTLED

MOST_LINES = 10
MAIL = "mailto:"


@dataclass(frozen=True)
class Listed:
    """A list of the board: its activities, the query of its address, and 'all of them' in words."""

    rows: Any
    query: dict[str, str]
    all_words: Callable[[int], str]


def promises_of_plan() -> Iterator[Duty]:
    """For co-chairs: the activities that are late, and the others that are due soon."""
    plan = plan_in_force()
    if plan is None:
        return
    rows = board_activities(plan).order_by("next_due_on", "position")
    late = Listed(rows.filter(is_late=True), {"show": LATE}, _all_late)
    due_soon = Listed(rows.filter(is_due_soon=True), {"show": DUE_SOON}, _all_due_soon)
    yield from _entries(plan, late, late.rows)
    yield from _entries(plan, due_soon, due_soon.rows.filter(is_late=False))


def promises_of_reporters(organisations: frozenset[int]) -> Iterator[Duty]:
    """For those who answer for organisations: each activity that these report on with a dated promise still open."""
    plan = plan_in_force() if organisations else None
    if plan is None:
        return
    rows = board_activities(plan).order_by("next_due_on", "position")
    writers = reporters()
    for body in Organisation.objects.filter(pk__in=organisations).order_by("pk"):
        words = partial(_all_reported, body.short_name)
        theirs = Listed(rows.filter(reporter=body), {"reporter": body.slug}, words)
        note = _("%(organisation)s reports on it.") % {"organisation": body.short_name}
        answer = partial(answer_url, organisation=body.pk, writers=writers)
        open_ones = theirs.rows.exclude(status_then__in=SETTLED).exclude(next_due_on=None)
        yield from _entries(plan, theirs, open_ones, note, answer)


def answer_url(activity: Activity, organisation: int, writers: Mapping[int, int]) -> str:
    """Where an organisation tells what is new of an activity: the form of `writers`, its reporters; else a mail."""
    if writers.get(activity.subject_id) == organisation:
        return reverse("monitoring:report_news", args=[activity.subject_id])
    return f"{MAIL}{settings.CONTACT_EMAIL}?{urlencode({'subject': activity.code})}"


def _nowhere(activity: Activity) -> str:
    return ""


def _entries(
    plan: Plan, listed: Listed, rows: Any, note: str = "", answer: Callable[[Activity], str] = _nowhere
) -> Iterator[Duty]:
    """The first of `rows`; one that links to the whole list stands for the others, from the first of them on."""
    found = list(with_open_promises(rows, plan)[: MOST_LINES + 1])
    for activity in found[:MOST_LINES]:
        yield replace(_entry(plan, activity), note=note, answer_url=answer(activity))
    if len(found) > MOST_LINES:
        url = f"{reverse('workplan:board', args=[plan.slug])}?{urlencode(listed.query)}#list"
        left = rows.count() - MOST_LINES
        words = listed.all_words(listed.rows.count())
        yield Duty(words, url, found[-1].next_due_on, is_example=plan.is_example, stands_for=left)


def _entry(plan: Plan, activity: Any) -> Duty:
    late, coming = late_and_coming(activity, plan)
    dated = [item for item in coming if item.due_on]
    title = translated_text(activity, "title", current_language())[0]
    return Duty(
        f"{activity.code} {title}",
        reverse("workplan:activity", args=[plan.slug, activity.code]),
        activity.next_due_on,
        is_example=plan.is_example,
        when=_when(late, dated[:1]),
    )


def _when(late: list[Deliverable], coming: list[Deliverable]) -> str:
    said = []
    if late:
        sentence = ngettext(
            "%(count)d deliverable is late: %(days)s.", "%(count)d deliverables are late: %(days)s.", len(late)
        )
        said.append(sentence % {"count": len(late), "days": all_of([promise_in_words(item) for item in late])})
    if coming:
        said.append(_("The next one is due: %(day)s.") % {"day": promise_in_words(coming[0])})
    return " ".join(said)


def _all_late(total: int) -> str:
    sentence = ngettext("See the %(total)d late activity", "See all %(total)d late activities", total)
    return sentence % {"total": total}


def _all_due_soon(total: int) -> str:
    sentence = ngettext(
        "See the %(total)d activity due in 90 days", "See all %(total)d activities due in 90 days", total
    )
    return sentence % {"total": total}


def _all_reported(name: str, total: int) -> str:
    sentence = ngettext(
        "%(organisation)s: see the %(total)d activity that it reports on",
        "%(organisation)s: see all %(total)d activities that it reports on",
        total,
    )
    return sentence % {"organisation": name, "total": total}
