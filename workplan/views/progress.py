from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.languages import date_in_words
from workplan.models import Plan
from workplan.rules.progress import Progress


def in_words(progress: Progress | None, plan: Plan) -> dict[str, Any]:
    """`done` of `promised` by the plan's day, with the sentence that says so, how many are `ahead` of theirs and,
    of a plan that is over, how many were done `later`."""
    figures = progress or Progress(0, 0)
    values = {"done": figures.done, "promised": figures.promised, "day": date_in_words(plan.board_day)}
    if not figures.promised:
        text = _("Nothing was promised by %(day)s.") % values
    elif plan.is_closed:
        text = (
            ngettext(
                "By %(day)s, the last day, %(done)d of %(promised)d deliverable was known to be done",
                "By %(day)s, the last day, %(done)d of %(promised)d deliverables were known to be done",
                figures.promised,
            )
            % values
        )
    else:
        text = (
            ngettext(
                "%(done)d of %(promised)d deliverable promised by %(day)s is known to be done",
                "%(done)d of %(promised)d deliverables promised by %(day)s are known to be done",
                figures.promised,
            )
            % values
        )
    return {**values, "text": text, "ahead": figures.ahead, "later": _later(figures.later)}


def promised_in_words(total: int) -> str:
    """Of a plan that is not in force yet: nothing of it can be done or late."""
    sentence = ngettext(
        "This plan promises %(count)d deliverable.", "This plan promises %(count)d deliverables.", total
    )
    return sentence % {"count": total} if total else _("This plan promises no deliverable yet.")


def _later(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d more was done later", "%(count)d more were done later", count) % {"count": count}


def sum_of(progress: dict[int, Progress]) -> Progress:
    rows = progress.values()
    done, promised = sum(r.done for r in rows), sum(r.promised for r in rows)
    return Progress(done, promised, ahead=sum(r.ahead for r in rows), later=sum(r.later for r in rows))
