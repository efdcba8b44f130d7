import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from network_portal.common.kept_lines import kept_lines, one_line
from pledges.rules.importing.rows import Directory
from pledges.rules.importing.words import ALL, CHOICES, NO, YES
from pledges.rules.marks import MARKABLE, Mark
from workplan.rules.errors import CodedError
from workplan.rules.importing import normalise_name
from workplan.rules.importing.cells import date_problem, iso_dates
from workplan.rules.importing.notes import Line

_LIST = re.compile(r"[;\n]")
_LOOSE_LIST = re.compile(r"[;,\n]|\s+(?:and|y|e|et)\s+", re.IGNORECASE)
_ACTIVITY = re.compile(r"[-a-z0-9_]{1,50}/[A-Z][0-9]{1,2}\.[0-9]{1,4}")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")


def read_lines_of(line: Line, column: str) -> str:
    """What an organisation wrote, to the letter, as its column keeps it."""
    return kept_lines(line.cells[column].exact) if line.text(column) else ""


def read_one_line(line: Line, column: str) -> str:
    """As `read_lines_of`, of a column that keeps one line: what is read is what is stored and compared with it."""
    return one_line(line.cells[column].exact) if line.text(column) else ""


def read_choice(line: Line, column: str) -> str:
    text = line.text(column)
    code = CHOICES[column].get(normalise_name(text), "") if text else ""
    if text and not code:
        line.note(column, "choice_unknown", text, choices=", ".join(dict.fromkeys(CHOICES[column].values())))
    return code


def read_organisation(line: Line, column: str, directory: Directory) -> str:
    text = line.text(column)
    return _key(line, column, text, directory) if text else ""


def read_organisations(line: Line, column: str, directory: Directory) -> tuple[str, ...]:
    """A name is taken whole before it is cut at commas: some have one."""
    keys: set[str] = set()
    for part in _parts(line.text(column), _LIST):
        names = [part] if directory.organisation(part) else _parts(part, re.compile(","))
        if not any(directory.organisation(name) for name in names):
            names = [part]
        keys |= {_key(line, column, name, directory) for name in names}
    return tuple(sorted(keys - {""}))


def read_objectives(line: Line, directory: Directory) -> tuple[int, ...]:
    text = line.text("objectives")
    if normalise_name(text) in ALL:
        return tuple(sorted(directory.objectives))
    numbers = set()
    for part in _parts(text, _LOOSE_LIST):
        if part.isascii() and part.isdigit() and len(part) < 4 and int(part) in directory.objectives:
            numbers.add(int(part))
        else:
            line.note("objectives", "objective_unknown", part)
    return tuple(sorted(numbers))


def read_principles(line: Line, directory: Directory) -> tuple[str, ...]:
    text = line.text("principles")
    if normalise_name(text) in ALL:
        return tuple(sorted(set(directory.principles.values())))
    if whole := directory.principles.get(normalise_name(text)):
        return (whole,)  # before 'e' cuts a Portuguese name
    return _coded(line, "principles", _parts(text, _LIST), directory.principles, "principle_unknown")


def read_countries(line: Line, directory: Directory) -> tuple[str, ...]:
    return _coded(line, "countries", _parts(line.text("countries"), _LIST), directory.countries, "country_unknown")


def read_day(line: Line, column: str) -> date | None:
    text = line.text(column)
    if not text:
        return None
    try:
        return date.fromisoformat(text if line.kind(column) == "date" else iso_dates(text))
    except CodedError as error:
        code = date_problem(error)
        line.note(column, code if code in ("date_ambiguous", "date_impossible") else "date_unreadable", text)
    except ValueError:
        line.note(column, "date_unreadable", text)
    return None


def read_moment(line: Line, column: str) -> datetime | None:
    """An instant; without a zone it is told in UTC."""
    text = line.text(column)
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        line.note(column, "moment_unreadable", text)
        return None


def read_address(line: Line, column: str, most: int) -> str:
    text = line.text(column)
    if text and not (_ADDRESS.fullmatch(text) and len(text) <= most):
        line.note(column, "address_unreadable", text[:60])
        return ""
    return text


def read_activity(line: Line) -> str:
    text = line.text("activity")
    if text and not _ACTIVITY.fullmatch(text):
        line.note("activity", "activity_unreadable", text[:60])
        return ""
    return text


def read_marks(line: Line) -> tuple[tuple[str, str], ...]:
    """`kind=inferred; form=inferred`."""
    marks: dict[str, str] = {}
    for part in _parts(line.text("marks"), re.compile("[;,\n]")):
        column, _sign, word = (one.strip() for one in part.partition("="))
        if column in MARKABLE and word in set(Mark):
            marks[column] = word
        else:
            line.note("marks", "mark_unreadable", part[:60])
    return tuple(sorted(marks.items()))


def read_yes_or_no(line: Line, column: str) -> bool:
    word = normalise_name(line.text(column))
    if word not in YES | NO:
        line.note(column, "yes_or_no", line.text(column)[:60])
    return word in YES


def _parts(text: str, cut: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in cut.split(text) if part.strip()]


def _coded(line: Line, column: str, parts: list[str], known: Mapping[str, str], unknown: str) -> tuple[str, ...]:
    codes = set()
    for part in parts:
        several = [part] if normalise_name(part) in known else _parts(part, re.compile(","))
        for one in several:
            if code := known.get(normalise_name(one)):
                codes.add(code)
            else:
                line.note(column, unknown, one[:60])
    return tuple(sorted(codes))


def _key(line: Line, column: str, name: str, directory: Directory) -> str:
    key = directory.organisation(name)
    if key:
        return key
    if nearest := directory.nearest(name):
        line.note(column, "organisation_unknown", name[:60], nearest=", ".join(nearest))
    else:
        line.note(column, "organisation_unknown_alone", name[:60])
    return ""
