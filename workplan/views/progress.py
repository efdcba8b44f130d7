from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.languages import date_in_words
from workplan.models import Plan
from workplan.rules.progress import Progress


def in_words(progress: Progress | None, plan: Plan) -> dict[str, Any]:
    """`done` of `promised` by the plan's day, with the sentence that says so, and how many are `ahead` of theirs."""
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


def sum_of(progress: dict[int, Progress]) -> Progress:
    rows = progress.values()
    return Progress(sum(r.done for r in rows), sum(r.promised for r in rows), ahead=sum(r.ahead for r in rows))
