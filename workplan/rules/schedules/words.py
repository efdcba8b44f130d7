import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from workplan.rules.schedules.kinds import (
    Rate,
    Schedule,
    ScheduleError,
    ScheduleKind,
    months_schedule,
)
from workplan.rules.schedules.tokens import Token, shape, tokenise
from workplan.rules.schedules.vocabulary import (
    BEFORE_OR_AFTER,
    CONTINUOUS,
    EVERY_MONTH,
    MONTHS,
    NUMBERS,
    ORDINALS,
    OUTSIDE_EVENT,
    PARTS_OF_YEAR,
    PER,
    PERIOD_MONTHS,
    UNDECIDED,
    fold,
)
from workplan.rules.windows import (
    Window,
    WindowError,
    day_window,
    days_window,
    month_window,
    months_window,
    parse_window,
)

_POINT = "DMY|MDY|MYD|DM|MD|DY|MY|D|M|I|J"
_DATES = re.compile(f"([bf]?)((?:{_POINT})(?:[-&|](?:{_POINT}))*)")
_MONTH_LIST = re.compile("M(?:&?M)+")
_RATE = re.compile(
    rf"(?:({'|'.join(NUMBERS)}|[1-9][0-9]?) )(?P<what>(?:[a-z'-]+ ){{0,6}}?)"
    rf"(?:{PER}) ({'|'.join(PERIOD_MONTHS)})"
)
_PART_OF_YEAR = re.compile(
    rf"(?:the |el |o |le )?({'|'.join(ORDINALS)}) ({'|'.join(PARTS_OF_YEAR)})"
    r"(?: of| de| do| del| du)?(?: the year)?,? ([0-9]{4})"
)


@dataclass(frozen=True)
class _Point:
    """A day, or a month where `day` is None; `year` and `month` may still be missing (0)."""

    year: int = 0
    month: int = 0
    day: int | None = None


def read_words(text: str, year_hint: int | None = None) -> Schedule:
    """The schedule that free words in English, Spanish, Portuguese or French promise.

    `year_hint` completes days and months written without a year. Raises ScheduleError rather than
    invent a date: unknown_words, year_missing, ambiguous_date, several_dates, impossible_date,
    ends_before_start, repeated_month, doubt_not_expressible.
    """
    folded = fold(text).strip(" .;,")
    schedule = _read_without_dates(folded) or _read_part_of_year(folded)
    if schedule:
        return schedule
    rest, undecided = re.subn(rf"\b(?:{UNDECIDED})\b", " ", folded)
    if undecided and not re.search(r"\w", rest):
        return Schedule(ScheduleKind.UNDATED)
    try:
        return _read_dates(text, rest, tokenise(rest), year_hint, bool(undecided))
    except WindowError as error:
        raise ScheduleError(error.code, text=text) from error


def _read_without_dates(folded: str) -> Schedule | None:
    if not folded:
        return Schedule(ScheduleKind.NONE)
    if re.fullmatch(CONTINUOUS, folded):
        return Schedule(ScheduleKind.CONTINUOUS)
    if re.fullmatch(EVERY_MONTH, folded):
        return Schedule(ScheduleKind.RECURRING_RATE, Rate(1, 1))
    match = _RATE.fullmatch(folded)
    if not match or set(match["what"].split()) & (MONTHS.keys() | PERIOD_MONTHS.keys() | {"per", "par", "por"}):
        return None
    times = NUMBERS.get(match[1]) or int(match[1])
    return Schedule(ScheduleKind.RECURRING_RATE, Rate(PERIOD_MONTHS[match[3]], times))


def _read_part_of_year(folded: str) -> Schedule | None:
    match = _PART_OF_YEAR.fullmatch(folded)
    if not match:
        return None
    length = PARTS_OF_YEAR[match[2]]
    last, year = ORDINALS[match[1]] * length, int(match[3])
    if last > 12:
        raise ScheduleError("unknown_words", text=folded)
    window = months_window(month_window(year, last - length + 1), month_window(year, last))
    return Schedule(ScheduleKind.MONTH_RANGE, window)


def _read_dates(text: str, rest: str, tokens: list[Token], hint: int | None, undecided: bool) -> Schedule:
    marks = shape(tokens)
    if _MONTH_LIST.fullmatch(marks):
        if undecided:
            raise ScheduleError("doubt_not_expressible", text=text)
        return months_schedule([token.value for token in tokens if token.mark == "M"])
    if match := _DATES.fullmatch(marks):
        return _from_points(text, match[1], tokens[len(match[1]) :], hint, undecided)
    if "w" in marks and _speaks_of(OUTSIDE_EVENT, rest) and not _speaks_of(BEFORE_OR_AFTER, rest):
        return _beside_event(text, marks, tokens, undecided)
    dated = set(marks) & set("MIJ") and "w" not in marks
    raise ScheduleError("several_dates" if dated else "unknown_words", text=text)


def _speaks_of(words: str, folded: str) -> bool:
    return re.search(rf"\b(?:{words})\b", folded) is not None


def _beside_event(text: str, marks: str, tokens: list[Token], undecided: bool) -> Schedule:
    """Exactly one complete date among other words, which must speak of an outside event."""
    found = [match for match in _DATES.finditer(marks) if set(match[2]) & set("MIJ")]
    if not found:
        raise ScheduleError("unknown_words", text=text)
    if len(found) > 1 or "Y" in marks[: found[0].start()] + marks[found[0].end() :]:
        raise ScheduleError("several_dates", text=text)
    inside = tokens[found[0].start(2) : found[0].end(2)]
    schedule = _from_points(text, found[0][1], inside, None, undecided)
    if schedule.is_tentative or not isinstance(schedule.value, Window):
        raise ScheduleError("doubt_not_expressible", text=text)
    return Schedule(ScheduleKind.DATE_IN_TEXT, schedule.value)


def _from_points(text: str, opening: str, tokens: list[Token], hint: int | None, undecided: bool) -> Schedule:
    marks = shape(tokens)
    joints = set(marks) & set("-&|")
    if len(joints) > 1 or (opening == "f" and joints != {"-"}) or (opening == "b" and joints != {"&"}):
        raise ScheduleError("several_dates" if len(joints) > 1 else "unknown_words", text=text)
    joint = "-" if opening else "".join(joints)
    points = _complete(text, _points(tokens), hint)
    if len({point.day is None for point in points}) > 1:
        raise ScheduleError("several_dates", text=text)
    if len(points) > 2 and joint == "-":
        raise ScheduleError("several_dates", text=text)
    if points[0].day is None:
        return _from_months(text, points, joint, undecided)
    return _from_days(text, points, joint, undecided)


def _points(tokens: list[Token]) -> list[_Point]:
    points = [_Point()]
    for token in tokens:
        now = points[-1]
        match token.mark:
            case "-" | "&" | "|":
                points.append(_Point())
            case "I" | "J":
                window = parse_window(token.iso)
                first = window.start or date.min
                points[-1] = _Point(first.year, first.month, first.day if token.mark == "I" else None)
            case "D":
                points[-1] = _Point(now.year, now.month, token.value)
            case "M":
                points[-1] = _Point(now.year, token.value, now.day)
            case _:
                points[-1] = _Point(token.value, now.month, now.day)
    return points


def _complete(text: str, points: list[_Point], hint: int | None) -> list[_Point]:
    """`27-28 September 2023`: what a point leaves out is said by a later one, else by an earlier."""
    years = [point.year for point in points]
    months = [point.month for point in points]
    complete = []
    for place, point in enumerate(points):
        year = _said(years, place) or hint
        month = _said(months, place)
        if not month:
            raise ScheduleError("unknown_words", text=text)
        if not year:
            raise ScheduleError("year_missing", text=text)
        complete.append(_Point(year, month, point.day))
    return complete


def _said(values: list[int], place: int) -> int:
    later = [value for value in values[place:] if value]
    earlier = [value for value in values[:place] if value]
    return later[0] if later else earlier[-1] if earlier else 0


def _from_months(text: str, points: list[_Point], joint: str, undecided: bool) -> Schedule:
    windows = [month_window(point.year, point.month) for point in points]
    if joint == "" and len(windows) == 1:
        kind = ScheduleKind.TENTATIVE_MONTH if undecided else ScheduleKind.MONTH
        return Schedule(kind, windows[0])
    if joint == "&":
        raise ScheduleError("several_dates", text=text)
    if joint == "|" or undecided:
        raise ScheduleError("doubt_not_expressible", text=text)
    return Schedule(ScheduleKind.MONTH_RANGE, months_window(windows[0], windows[1]))


def _from_days(text: str, points: list[_Point], joint: str, undecided: bool) -> Schedule:
    days = [_the_day(text, point) for point in points]
    if joint == "|" or (undecided and len(days) == 1):
        return Schedule(ScheduleKind.TENTATIVE_DATES, tuple(dict.fromkeys(days)))
    if undecided:
        raise ScheduleError("doubt_not_expressible", text=text)
    if len(days) == 1:
        return Schedule(ScheduleKind.DATE, day_window(days[0]))
    if joint == "&" and any(b - a != timedelta(days=1) for a, b in pairwise(days)):
        raise ScheduleError("several_dates", text=text)
    return Schedule(ScheduleKind.DATE_RANGE, days_window(days[0], days[-1]))


def _the_day(text: str, point: _Point) -> date:
    try:
        return date(point.year, point.month, point.day or 0)
    except ValueError as error:
        raise ScheduleError("impossible_date", text=text) from error
