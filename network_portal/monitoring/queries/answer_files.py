"""What an organisation owes, as a table to be filled and returned."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.monitoring.queries.owed import Owed
from network_portal.monitoring.rules.answer_files import COLUMNS, Words

STATUS, NOTHING_NEW = COLUMNS.index("status"), COLUMNS.index("nothing_new")
MARKS = ("x", "1")


def headings() -> dict[str, str]:
    """By column, in the reader's language."""
    words = (
        _("Code"),
        _("Title"),
        _("Said last time"),
        _("Status"),
        _("What was done"),
        _("What shows it"),
        _("What is in the way"),
        _("Next step"),
        _("Nothing new"),
    )
    return dict(zip(COLUMNS, words, strict=True))


def answers_to_fill(owed: Sequence[Owed]) -> list[list[Any]]:
    """A heading and a row each, in the reader's language, with what was said so far.

    A further column, which nobody reads back, says of a row that was sent that it is corrected on the page alone.
    """
    sent = _("Was sent. Correct it on the page: changed here, the file is refused.")
    rows: list[list[Any]] = [[*headings().values(), _("Remark")]]
    for one in owed:
        update = one.update
        answer = (
            [
                str(one.facts.statuses.get(update.status, "")),
                update.done,
                update.evidence,
                update.in_the_way,
                update.next_step,
                _("Yes") if update.nothing_new else "",
            ]
            if update
            else [""] * 6
        )
        rows.append(
            [one.facts.code, one.facts.title, one.last.done if one.last else "", *answer, sent if one.is_sent else ""]
        )
    return rows


def choices_to_fill(owed: Sequence[Owed]) -> dict[int, list[list[str]]]:
    """By column, a list for each row: the words of which one is chosen."""
    yes_or_no = [_("Yes"), _("No")]
    return {
        STATUS: [[str(words) for words in one.facts.statuses.values()] for one in owed],
        NOTHING_NEW: [yes_or_no for _one in owed],
    }


def known_words(owed: Sequence[Owed]) -> Words:
    """In every language, so that a file filled by a colleague in another one is read too."""
    columns: dict[str, str] = {}
    kinds = {tuple(one.facts.statuses): one.facts.statuses for one in owed}
    statuses: dict[tuple[str, ...], dict[str, str]] = {kind: {} for kind in kinds}
    yes, no = set(MARKS), set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            columns |= {words.casefold(): name for name, words in headings().items()}
            for kind, offered in kinds.items():
                statuses[kind] |= _codes_by_words(offered)
            yes.add(_("Yes").casefold())
            no.add(_("No").casefold())
    return Words(columns, {one.facts.code: statuses[tuple(one.facts.statuses)] for one in owed}, yes, no)


def _codes_by_words(offered: Mapping[str, object]) -> dict[str, str]:
    return {str(words).casefold(): code for code, words in offered.items()}
