"""A filled table of answers: one row a subject, read cell by cell."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from network_portal.monitoring.rules.updates import LENGTHS, Answer, contradicts_itself

COLUMNS = ("code", "title", "last", "status", "done", "evidence", "in_the_way", "next_step", "nothing_new")
NEEDED = ("code", "status", "done", "evidence", "in_the_way", "next_step", "nothing_new")


class Cell(Protocol):
    @property
    def value(self) -> str: ...

    @property
    def ref(self) -> str: ...


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell; `code` is that of a sentence, `column` the one it misses."""

    row: int
    cell: str
    code: str
    most: int = 0
    column: str = ""


@dataclass(frozen=True)
class Row:
    """What the file says of one subject; `cell` is where its code stands."""

    row: int
    cell: str
    code: str
    answer: Answer


@dataclass(frozen=True)
class Words:
    """What may stand in a cell, in lower case and in any language: columns by their words, statuses by the code of
    their subject and their words, yes and no."""

    columns: Mapping[str, str]
    statuses: Mapping[str, Mapping[str, str]]
    yes: Collection[str]
    no: Collection[str]


def read_rows(rows: Iterable[Sequence[Cell]], codes: Collection[str], words: Words) -> tuple[list[Row], list[Problem]]:
    """The rows below the heading that say something, and what cannot be read. `codes` are those that are owed.

    Columns are known by their heading, in any order; others are passed over.
    """
    found: dict[str, Row] = {}
    heading, *below = list(rows) or [()]
    places = _places(heading, words)
    problems = _missing(heading, places)
    for number, cells in enumerate([] if problems else below, 2):
        named = {name: cells[place] for name, place in places.items() if place < len(cells)}
        code = named["code"].value.strip() if "code" in named else ""
        if not any(cell.value.strip() for cell in named.values()):
            continue
        if code not in codes or code in found:
            problem = "file_code_twice" if code in found else "file_code_unknown"
            problems.append(Problem(number, named["code"].ref, problem))
            continue
        answer, wrong = _answer(number, named, words, words.statuses[code])
        problems += wrong
        if answer != Answer():
            found[code] = Row(number, named["code"].ref, code, answer)
    return list(found.values()), problems


def _places(heading: Sequence[Cell], words: Words) -> dict[str, int]:
    """Where each column stands; of two with the same heading the first."""
    names = [words.columns.get(" ".join(cell.value.split()).casefold(), "") for cell in heading]
    return {name: names.index(name) for name in COLUMNS if name in names}


def _missing(heading: Sequence[Cell], places: Collection[str]) -> list[Problem]:
    """An answer without its column would empty what is saved, so that none may be left out."""
    cell = heading[0].ref if heading else "A1"
    if "code" not in places:
        return [Problem(1, cell, "file_no_answer_table")]
    return [Problem(1, cell, "file_column_missing", column=name) for name in NEEDED if name not in places]


def _answer(
    number: int, named: Mapping[str, Cell], words: Words, statuses: Mapping[str, str]
) -> tuple[Answer, list[Problem]]:
    problems = []
    texts = {name: named[name].value.strip() if name in named else "" for name in COLUMNS}
    status = statuses.get(texts["status"].casefold(), "")
    if texts["status"] and not status:
        problems.append(Problem(number, named["status"].ref, "file_status_unknown"))
    said = texts["nothing_new"].casefold()
    if said and said not in words.yes and said not in words.no:
        problems.append(Problem(number, named["nothing_new"].ref, "file_yes_unknown"))
    problems += [
        Problem(number, named[name].ref, "words_too_long", most)
        for name, most in LENGTHS.items()
        if len(texts[name]) > most
    ]
    answer = Answer(said in words.yes, status, *(texts[name] for name in LENGTHS))
    if contradicts_itself(answer):
        problems.append(Problem(number, named["nothing_new"].ref, "update_contradicts_itself"))
    return answer, problems
