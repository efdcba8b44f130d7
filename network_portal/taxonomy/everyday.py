"""Everyday words of the field in four languages: what people type who do not know the words of the Compact.

They stand in `fixtures/everyday_words.csv`, in the shape of the glossary; several in a cell are the same to a search.
They are ours and unofficial, and no page shows them as terms.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from network_portal.common.text_columns import LANGUAGE_SUFFIXES

FILE = Path(settings.BASE_DIR) / "fixtures" / "everyday_words.csv"


@dataclass(frozen=True)
class EverydayWord:
    """`names` by language code, the first the plainest; `objectives` are those which it concerns, by number."""

    key: str
    names: Mapping[str, tuple[str, ...]]
    objectives: frozenset[int]


@cache
def everyday_words() -> tuple[EverydayWord, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_word(row) for row in csv.DictReader(file))


def _word(row: Mapping[str, str]) -> EverydayWord:
    return EverydayWord(
        key=row["key"],
        names={code.replace("_", "-"): _each(row[code]) for code in LANGUAGE_SUFFIXES},
        objectives=frozenset(int(number) for number in _each(row["objectives"])),
    )


def _each(cell: str) -> tuple[str, ...]:
    return tuple(name for part in cell.split(";") if (name := part.strip()))
