import re
from datetime import date
from itertools import groupby
from typing import NamedTuple

from workplan.rules.schedules.kinds import ScheduleError
from workplan.rules.schedules.vocabulary import MONTHS, NOISE, OPENINGS, SEPARATORS


class Token(NamedTuple):
    """One mark of a schedule's shape.

    M month name, D day number, Y year, I whole day, J month with its year, `-` to, `&` and, `|` or,
    `b` between, `f` from, `w` any other word.
    """

    mark: str
    value: int = 0
    iso: str = ""


_PIECE = re.compile(
    r"(?P<iso_day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])"
    r"|(?P<numeric_day>[0-9]{1,2}([-/.])[0-9]{1,2}\3[0-9]{4})(?![0-9])"
    r"|(?P<iso_month>[0-9]{4}-[0-9]{2})(?![0-9-])"
    r"|(?P<numeric_month>[0-9]{1,2}/[0-9]{4})(?![0-9/])"
    r"|(?P<number>[0-9]+)(?:st|nd|rd|th|er|o|°)?(?![a-z0-9])"
    r"|(?P<word>[^\W_]+)|(?P<separator>[-/,;&])"
)
_DATED = set("DMYIJ")
_SEPARATORS = ",;&|t-/"


def tokenise(folded: str) -> list[Token]:
    """The tokens of a folded text: noise dropped, separators kept only where they join two dates."""
    tokens = [token for match in _PIECE.finditer(folded) for token in _token(match)]
    runs = [list(run) for _, run in groupby(tokens, key=lambda token: token.mark in _SEPARATORS)]
    kept: list[Token] = []
    for place, run in enumerate(runs):
        if run[0].mark in _SEPARATORS:
            after = runs[place + 1][0].mark if place + 1 < len(runs) else ""
            kept += _joint(run, kept[-1].mark if kept else "", after)
        else:
            kept += run
    return kept


def shape(tokens: list[Token]) -> str:
    return "".join(token.mark for token in tokens)


def resolve_numeric_day(text: str) -> str:
    """ISO day of `25/04/2023` or `04/25/2023`; ScheduleError('ambiguous_date') where both orders hold."""
    first, second, year = map(int, re.split(r"[-/.]", text))
    if first <= 12 and second <= 12 and first != second:
        raise ScheduleError("ambiguous_date", text=text)
    day, month = (second, first) if second > 12 else (first, second)
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise ScheduleError("impossible_date", text=text) from error


def resolve_numeric_month(text: str) -> str:
    month, _, year = text.partition("/")
    if not 1 <= int(month) <= 12:
        raise ScheduleError("impossible_date", text=text)
    return f"{year}-{int(month):02d}"


def _token(match: re.Match[str]) -> list[Token]:
    text = match.group()
    match match.lastgroup:
        case "iso_day":
            return [Token("I", iso=text)]
        case "numeric_day":
            return [Token("I", iso=resolve_numeric_day(text))]
        case "iso_month":
            return [Token("J", iso=text)]
        case "numeric_month":
            return [Token("J", iso=resolve_numeric_month(text))]
        case "number":
            return [_number(match["number"])]
        case "separator":
            return [Token(text)]
    return _word(text)


def _number(digits: str) -> Token:
    number = int(digits[:9])
    if 1 <= number <= 31 and len(digits) <= 2:
        return Token("D", number)
    return Token("Y", number) if 1900 <= number <= 2199 else Token("w")


def _word(word: str) -> list[Token]:
    if word in MONTHS:
        return [Token("M", MONTHS[word])]
    marks = [mark for mark, words in (SEPARATORS | OPENINGS).items() if word in words]
    if marks:
        return [Token(marks[0])]
    return [] if word in NOISE else [Token("w")]


def _joint(run: list[Token], before: str, after: str) -> list[Token]:
    """What stands for a run of separators: `, and ` is one 'and', the comma of `27, 2023` is nothing."""
    marks = {token.mark for token in run}
    words = marks - {",", ";", "-", "/"}
    if not {before, after} <= _DATED:
        return [Token("w")] if words & {"t", "|"} else []
    if marks <= {",", ";"}:
        return [Token("&")] if before == after else []
    if marks == {"/"}:
        return [Token("-" if before in "IJ" and after in "IJ" else "w")]
    joints = {"-" if mark in "t-" else mark for mark in marks - {",", ";"}}
    return [Token(joints.pop())] if len(joints) == 1 else [Token("w")]
