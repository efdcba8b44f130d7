"""What the pages of clearances tell: a fixed number of queries, however many there are."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common import registry
from network_portal.common.actors import Actor
from network_portal.common.files import KINDS
from network_portal.common.languages import date_in_words
from network_portal.knowledge.models import Clearance, ClearanceAnswer, ClearanceFile
from network_portal.knowledge.queries.clearances import agencies_answered_for, answers_of, clearances, counted
from network_portal.knowledge.rules.clearances import Answer, ClearanceState

PAGE_SIZE = 25


@dataclass(frozen=True)
class ClearanceList:
    """`after` is the place of the next page in the address."""

    rows: list[dict[str, str]]
    after: str
    has_examples: bool


def clearance_rows(actor: Actor, *, after: str = "") -> ClearanceList:
    """The newest first, with what this person's agencies said."""
    rows = (
        clearances()
        .order_by("-pk")
        .annotate(
            objections=Count("answers", filter=Q(answers__answer=Answer.OBJECTS)),
            said=Count("answers", filter=~Q(answers__answer=Answer.SILENT)),
            asked=Count("answers"),
        )
    )
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    return ClearanceList(
        [_row(one) for one in shown],
        str(shown[-1].pk) if len(found) > PAGE_SIZE else "",
        any(one.is_example for one in shown),
    )


def clearance_page(actor: Actor, clearance: Clearance) -> dict[str, Any]:
    answers, mine = answers_of(clearance), agencies_answered_for(actor)
    return {
        "state": state_of(clearance),
        "deadline": date_in_words(clearance.closes_at, "minute"),
        "opened": date_in_words(clearance.opened_at, "minute"),
        "ended": date_in_words(clearance.ended_at, "minute") if clearance.ended_at else "",
        "files": [_file(one) for one in clearance.files.all()],
        "answers": [_answer(row) for row in answers if row.answer],
        "silent": [row.organisation.short_name for row in answers if not row.answer],
        "counts": counted(answers),
        "asked": len(answers),
        "own": [row for row in answers if row.organisation_id in mine],
        "subject_url": _subject(clearance),
    }


def state_of(clearance: Clearance) -> str:
    """At the deadline it is over at once, though the calendar writes the outcome a minute later."""
    if clearance.state == ClearanceState.OPEN and not clearance.is_open:
        return _("The deadline has come; the outcome follows within minutes")
    return str(clearance.get_state_display())


def _row(one: Any) -> dict[str, str]:
    counts = _("%(said)d of %(asked)d answered; %(objections)d objections")
    return {
        "url": reverse("clearances:clearance", args=[one.pk]),
        "title": one.title,
        "lang": one.language,
        "by": one.told_by,
        "state": state_of(one),
        "deadline": date_in_words(one.closes_at, "minute"),
        "answers": counts % {"said": one.said, "asked": one.asked, "objections": one.objections},
    }


def _answer(row: ClearanceAnswer) -> dict[str, str]:
    return {
        "who": row.organisation.short_name,
        "answer": str(row.get_answer_display()),
        "code": row.answer,
        "words": row.words,
        "lang": row.language,
        "when": date_in_words(row.answered_at, "minute_in_list") if row.answered_at else "",
    }


def _file(one: ClearanceFile) -> dict[str, str]:
    url = reverse("clearances:file", args=[one.pk])
    return {"url": url, "name": one.name, "facts": f"{KINDS[one.kind].name}, {filesizeformat(one.size)}"}


def _subject(clearance: Clearance) -> str:
    clearable = registry.clearables.get(clearance.subject_kind)
    return clearable.page(clearance.subject_key) if clearable else ""
