"""One good practice a month (activity B1.4 of the Work Plan 2023-2024: 'one practice per month')."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

MOST_MONTHS = 24
_MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Month:
    """A month by its first day, with how many practices were published in it. `is_missed`: one was promised, none came,
    and the month is over; `is_kept`: the plan counts its promise as done."""

    first_day: date
    practices: int
    is_missed: bool = False
    is_kept: bool = False
    is_now: bool = False

    @property
    def code(self) -> str:
        return f"{self.first_day:%Y-%m}"


def read_month(text: str) -> date | None:
    """The first day of '2026-05'."""
    found = _MONTH.fullmatch(text)
    return date(int(found[1]), int(found[2]), 1) if found else None


def month_after(first_day: date) -> date:
    return date(first_day.year + first_day.month // 12, first_day.month % 12 + 1, 1)


def strip_of(
    published: Mapping[date, int], promised: Iterable[date], kept: Collection[date], today: date
) -> tuple[Month, ...]:
    """Every month from the first of which there is something to say until today's, the last two years at most.

    `promised` are the months for which a practice is promised, `kept` those of them that count as done however many
    were published here.
    """
    now, awaited = today.replace(day=1), set(promised)
    known = [month for month in {*published, *awaited} if month <= now]
    if not known:
        return ()
    months, month = [], min(known)
    while month <= now:
        missed = month in awaited and month not in kept and not published.get(month) and month < now
        months.append(Month(month, published.get(month, 0), missed, month in kept, month == now))
        month = month_after(month)
    return tuple(months[-MOST_MONTHS:])
