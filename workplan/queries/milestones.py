"""What a plan's deliverables tell everybody: what was done, what is promised next; never what is late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from network_portal.common import clock
from network_portal.common.languages import current_language, date_in_words, date_range_in_words, translated_text
from network_portal.common.numbers import whole_number
from workplan.models import Activity, Deliverable, Plan
from workplan.models.deliverables import DeliverableQuerySet
from workplan.queries.progress import done_in_time
from workplan.queries.public_states import with_public_status
from workplan.queries.schedules import promise_in_words
from workplan.rules.status import Status

PAGE_SIZE = 50


class Milestone(NamedTuple):
    """`when` it was promised for, `done` on which day, in words; `evidence` as it was written, in its language."""

    pk: int
    code: str
    title: str
    lang: str
    url: str
    when: str
    done: str
    words: str
    evidence: str
    evidence_language: str
    evidence_url: str


@dataclass(frozen=True)
class MilestonePage:
    """`next` is the place of the next page for the address; `is_first` where nothing newer stands before."""

    rows: tuple[Milestone, ...]
    next: str
    is_first: bool


def milestone_page(plan: Plan, *, after: str = "") -> MilestonePage:
    """What the plan's figure counts as done, the newest first. A place that is none of it is the beginning."""
    done = _of(plan).filter(done_in_time(plan.board_day)).order_by("-done_on", "-pk")
    place = done.filter(pk=whole_number(after) or 0).first()
    found = done
    if place:
        found = done.filter(Q(done_on__lt=place.done_on) | Q(done_on=place.done_on, pk__lt=place.pk))
    rows = tuple(_in_words(found[: PAGE_SIZE + 1]))
    if not rows and place:
        return milestone_page(plan)
    more = len(rows) > PAGE_SIZE
    return MilestonePage(rows[:PAGE_SIZE], str(rows[PAGE_SIZE - 1].pk) if more else "", not place)


def latest_done(plan: Plan, most: int) -> list[Milestone]:
    done = _of(plan).filter(done_on__lte=plan.board_day).order_by("-done_on", "-pk")
    return list(_in_words(done[:most]))


def promised_next(plan: Plan, most: int) -> list[Milestone]:
    """Not done yet and not due before today, the nearest first; of no activity that was cancelled."""
    alive = with_public_status(Activity.objects.filter(plan=plan).current()).exclude(public_status=Status.CANCELLED)
    ahead = _of(plan).filter(done_on=None, due_on__gte=clock.today(), activity__in=alive.values("pk"))
    return list(_in_words(ahead.order_by("due_on", "pk")[:most]))


def next_meeting(plan: Plan) -> date | None:
    """The first day of the month in which the Network meets next by the plan's calendar, this one included; None
    beyond the plan's end."""
    month = clock.today().replace(day=1)
    while month <= plan.ends_on:
        if month.month in plan.meeting_months and month >= plan.starts_on.replace(day=1):
            return month
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return None


def _of(plan: Plan) -> DeliverableQuerySet:
    return Deliverable.objects.current().filter(activity__plan=plan).select_related("activity__plan")


def _in_words(rows: Iterable[Deliverable]) -> Iterable[Milestone]:
    language = current_language()
    for one in rows:
        title, shown_in = translated_text(one.activity, "title", language)
        yield Milestone(
            pk=one.pk,
            code=one.activity.code,
            title=title,
            lang=shown_in,
            url=reverse("workplan:activity", args=[one.activity.plan.slug, one.activity.code]),
            when=promise_in_words(one),
            done=_day(one),
            words=one.words,
            evidence=one.evidence,
            evidence_language=one.evidence_language,
            evidence_url=one.evidence_url,
        )


def _day(one: Deliverable) -> str:
    if one.done_on is None:
        return ""
    return date_range_in_words(one.done_from, one.done_on) if one.done_from else date_in_words(one.done_on)
