"""What the tests of the import share: a small directory, sheets of plain texts, and their reading."""

from collections.abc import Sequence
from dataclasses import dataclass

from workplan.rules.importing import Directory, normalise_name, read_plan


@dataclass(frozen=True)
class PlainCell:
    value: str
    ref: str
    kind: str = "text"
    number_format: str = ""
    merged_from: str | None = None


@dataclass(frozen=True)
class PlainSheet:
    name: str
    hidden: bool
    rows: list[list[PlainCell]]


def plain_sheet(rows: Sequence[Sequence[str]], name: str = "", hidden: bool = False) -> PlainSheet:
    """A sheet of plain texts: what `write_plan` gives, ready for `read_plan`."""
    return PlainSheet(
        name,
        hidden,
        [
            [
                PlainCell(text, f"{column_letters(column)}{number}", "text" if text else "empty")
                for column, text in enumerate(row)
            ]
            for number, row in enumerate(rows, 1)
        ],
    )


def column_letters(index: int) -> str:
    """0 is A, 25 Z, 26 AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


NAMES = {
    "IOM": "OIM|International Organization for Migration|Organización Internacional para las Migraciones",
    "ECLAC": "CEPAL|CEPALC",
    "ILO": "OIT",
    "UNDP": "PNUD",
    "UNHCR": "ACNUR|HCR|UNCHR",
    "UN-Habitat": "ONU-Hábitat",
    "UNESCO": "United Nations Educational, Scientific and Cultural Organization",
    "ICRC": "CICR|CICV",
    "OHCHR": "ACNUDH",
    "WHO/PAHO": "OPS/OMS",
    "UNFPA": "",
    "UNICEF": "",
    "DCO": "",
    "MPI": "",
    "WFP": "PMA",
}


DIRECTORY = Directory(
    organisations={
        normalise_name(name): key for key, names in NAMES.items() for name in (key, *names.split("|")) if name
    },
    priorities=frozenset({"B1", "B2", "B3", "B4", "T1", "T2", "T3"}),
    workstreams=frozenset({"2", "6", "8", "9", "11", "13", "CWG 2.1"}),
)


HEADER = ["code", "title_en", "entities_in_charge"]


def read(*rows, header=HEADER, **options):
    return read_plan([plain_sheet([header, *rows])], DIRECTORY, **options)


def one(**cells):
    """The reading of one row that is sound but for the given cells."""
    row = {"code": "B1.1", "title_en": "Meet", "entities_in_charge": "IOM", "reporter": "IOM"} | cells
    return read(list(row.values()), header=list(row))


def codes(problems):
    return [problem.code for problem in problems]


def only(problems):
    (problem,) = problems
    return problem
