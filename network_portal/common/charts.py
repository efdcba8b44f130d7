"""Where the marks of a chart go, on plain values."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, TypedDict

PROMISED, DONE, MISSED = "promised", "done", "missed"
MARKS = {PROMISED: "", DONE: "✓", MISSED: "!"}
WORST_FIRST = (MISSED, PROMISED, DONE)
State = Literal["promised", "done", "missed"]
Month = tuple[int, int]


class Cell(TypedDict):
    number: int
    planned: bool
    now: bool
    state: str
    mark: str


class Year(TypedDict):
    name: int
    months: list[Cell]


def year_rows(points: Iterable[Mapping[str, Any]], start: date, end: date, today: date) -> list[Year]:
    """A row a year, a cell a month. A month with several points shows the worst and how many they are.

    A point without a date has no cell; of such points alone nothing is drawn.
    """
    states: dict[Month, list[str]] = defaultdict(list)
    for point in points:
        if point["date"]:
            states[month_of(point["date"])].append(point["state"])
    if not states:
        return []
    months = [*states, month_of(start), month_of(end)]
    planned = (month_of(start), month_of(end))
    return [
        {"name": year, "months": [_cell((year, number), states, planned, today) for number in range(1, 13)]}
        for year in range(min(months)[0], max(months)[0] + 1)
    ]


def counts_by_state(points: Iterable[Mapping[str, Any]]) -> Counter[str]:
    return Counter(point["state"] for point in points)


def month_of(day: date) -> Month:
    return day.year, day.month


def widths(values: Iterable[float]) -> list[float]:
    """Each value as a share of the largest, in hundredths."""
    kept = list(values)
    largest = max(kept, default=0) or 1
    return [round(100 * value / largest, 2) for value in kept]


def shade_of(value: int, most: int) -> int:
    """0 for nothing, then four equal steps up to the largest."""
    return min(4, -(-4 * value // most)) if value > 0 and most > 0 else 0


def shade_words(most: int) -> list[tuple[int, str]]:
    """What the shades stand for where `most` is the largest figure: '0', '1–3', '4–6' …; those that can occur."""
    shades: dict[int, list[int]] = {0: [0]}
    for step in range(1, 5):
        first, last = most * (step - 1) // 4 + 1, most * step // 4
        if first <= last:
            shades[step] = [first, last]
    return [(shade, "–".join(map(str, dict.fromkeys(ends)))) for shade, ends in shades.items()]


def placed(tiles: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those with a place in the grid, in the order in which eyes and keyboard meet them."""
    return sorted((tile for tile in tiles if tile["column"]), key=lambda tile: (tile["row"], tile["column"]))


def _cell(month: Month, states: Mapping[Month, list[str]], planned: tuple[Month, Month], today: date) -> Cell:
    found = states.get(month, [])
    state = next((one for one in WORST_FIRST if one in found), "")
    mark = str(len(found)) if len(found) > 1 else MARKS.get(state, "")
    within = planned[0] <= month <= planned[1]
    return {
        "number": month[1],
        "planned": within,
        "now": month == month_of(today),
        "state": state,
        "mark": mark,
    }
