"""What the Mechanism and its tables have achieved, as public sources date it, in words of our own.

From Key milestones and progress of the Mechanism (June 2023), which dates little; the founding document (11 February
2022); of the Forum the day is that of the press release of the Regional Network.
"""

from datetime import date
from functools import partial
from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from network_portal.common.languages import Precision, in_each_language


class Milestone(NamedTuple):
    day: date
    words: Any
    precision: Precision = "day"
    is_by_then: bool = False
    """It is known that it was so by then, not since when."""


_NOTE = date(2023, 6, 1)


def _by_the_note(words: Any) -> Milestone:
    return Milestone(_NOTE, words, "month", is_by_then=True)


_ELECTED = _by_the_note(_("The table elected its secretary, its principal delegates and their alternates."))
OF_THE_MECHANISM = (
    Milestone(
        date(2023, 8, 8),
        _("The first Forum of civil society and governments, in Panama City (day of the press release)."),
    ),
    _by_the_note(_("Four tables with secretaries and delegates, the Liaison Table and the Technical Table work.")),
    _by_the_note(_("A workshop on narratives of migration and on what migrants contribute, in Santiago de Chile.")),
    Milestone(date(2022, 2, 11), _("The Mechanism is established.")),
)
OF_TABLES = {
    1: (
        _by_the_note(_("It coordinated the Technical Table in the first quarter of 2023.")),
        _by_the_note(_("A fact sheet tells of its work in 2022 and 2023.")),
        _ELECTED,
    ),
    2: (
        _by_the_note(_("Its operational plan of 2023 stands.")),
        _by_the_note(_("It chose objectives 4, 8 and 13 as its priorities.")),
        _ELECTED,
    ),
    3: (
        _by_the_note(_("Its operational plan of 2022 and 2023 stands.")),
        _by_the_note(_("It has a manual of procedures and of technical coordination.")),
        _by_the_note(_("It chose objectives 16, 19 and 20 as its priorities.")),
        _ELECTED,
    ),
    4: (
        _by_the_note(_("Its seminars, courses and workshops are planned by three sub-tables.")),
        _by_the_note(_("It has a strategy for telling others of its mandate.")),
        _ELECTED,
    ),
}
"""By the number of the Working Table."""


SOURCES = {
    date(2023, 8, 8): "Press release of the Regional Network, 8 August 2023",
    date(2022, 2, 11): "Founding document of the Mechanism, 11 February 2022",
    _NOTE: "Key milestones and progress of the Mechanism, number 5, June 2023",
}


class Told(NamedTuple):
    """A milestone of the reference data. `table` is a number, 0 for the Mechanism as a whole; `words` by language."""

    key: str
    table: int
    day: date
    precision: Precision
    is_by_then: bool
    words: dict[str, str]
    source: str


def all_told() -> list[Told]:
    """Keys stay as they are: what is new is added at the end of its tuple."""
    groups = {0: OF_THE_MECHANISM, **OF_TABLES}
    return [
        Told(
            f"{f'table-{table}' if table else 'mechanism'}-{place}",
            table,
            one.day,
            one.precision,
            one.is_by_then,
            in_each_language(partial(str, one.words)),
            SOURCES[one.day],
        )
        for table, group in groups.items()
        for place, one in enumerate(group, start=1)
    ]
