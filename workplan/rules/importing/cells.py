import re

from workplan.rules.errors import CodedError
from workplan.rules.importing.directory import Directory, normalise_name
from workplan.rules.importing.notes import Line
from workplan.rules.references import split_references
from workplan.rules.schedules.tokens import resolve_numeric_day, resolve_numeric_month
from workplan.rules.windows import Window, parse_windows

_YES = frozenset(map(normalise_name, ("yes", "y", "sí", "s", "sim", "oui", "o", "x", "true", "1", "verdadero")))
_NO = frozenset(map(normalise_name, ("", "no", "n", "não", "non", "false", "0", "falso")))

_LIST = re.compile(r"[;,\n]|\s+(?:and|y|e|et)\s+", re.IGNORECASE)
_WORDS_OF_WORKSTREAM = re.compile(
    r"^(?:workstreams?|ws|l[ií]neas? de trabajo|linhas? de trabalho|axes? de travail)\s*", re.IGNORECASE
)
_NUMERIC_DAY = re.compile(r"(?<![0-9])[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{4}(?![0-9])")
_NUMERIC_MONTH = re.compile(r"(?<![-/0-9])[0-9]{1,2}/[0-9]{4}(?![-0-9])")
_TO = re.compile(r"\s+(?:[-–—]|to|a|al|à|au|até|hasta)\s+", re.IGNORECASE)
_WINDOW_CODES = {
    "ambiguous_date": "date_ambiguous",
    "impossible_date": "date_impossible",
    "ends_before_start": "dates_reversed",
}


def date_problem(error: CodedError) -> str:
    return _WINDOW_CODES.get(error.code, "date_unreadable")


def dated_text(line: Line, column: str) -> str:
    """The cell's text; a cell that the spreadsheet made a date says a month where its format has no day."""
    text = line.text(column)
    if line.kind(column) != "date":
        return text
    shown = re.sub(r'\[[^\]]*\]|"[^"]*"', "", line.cells[column].number_format).lower()
    return text[:7] if "m" in shown and "d" not in shown else text[:10]


def iso_dates(text: str) -> str:
    """`27/09/2023 - 28/09/2023` as `2023-09-27/2023-09-28`; ScheduleError where a day can be read twice."""
    text = _NUMERIC_DAY.sub(lambda match: resolve_numeric_day(match.group()), text)
    text = _NUMERIC_MONTH.sub(lambda match: resolve_numeric_month(match.group()), text)
    return _TO.sub("/", text)


def read_windows(line: Line, column: str) -> tuple[Window, ...]:
    windows: list[Window] = []
    for part in filter(None, (part.strip() for part in re.split(r"[;,\n]", dated_text(line, column)))):
        try:
            windows += parse_windows(re.sub(r"\s*:\s*", ":", iso_dates(part)))
        except CodedError as error:
            line.note(column, date_problem(error), part)
    return tuple(windows)


def read_objectives(line: Line, directory: Directory) -> tuple[int, ...]:
    text = line.text("objectives")
    parts = [part.strip() for part in _LIST.split(text) if part.strip()]
    is_fraction = line.kind("objectives") == "number" and re.search(r"[.,]", text)
    if is_fraction or not all(re.fullmatch("[0-9]{1,3}", part) for part in parts):
        line.note("objectives", "objective_unreadable", text)
        return ()
    for part in parts:
        if int(part) not in directory.objectives:
            line.note("objectives", "objective_unknown", part)
    return tuple(dict.fromkeys(map(int, parts)))


def read_workstreams(line: Line, directory: Directory) -> tuple[str, ...]:
    parts = [part.strip() for part in _LIST.split(line.text("workstreams")) if part.strip()]
    numbers = [_WORDS_OF_WORKSTREAM.sub("", part) for part in parts]
    for number in numbers:
        if number not in directory.workstreams:
            line.note("workstreams", "workstream_unknown", number)
    return tuple(dict.fromkeys(numbers))


def read_references(line: Line) -> tuple[str, ...]:
    return split_references(line.text("global_references"))


def read_yes_or_no(line: Line, column: str) -> bool | None:
    """None where the cell is empty."""
    text = line.text(column)
    word = normalise_name(text)
    if word not in _YES | _NO:
        line.note(column, "yes_or_no", text)
    return word in _YES if text else None
