"""What the founding documents say of the tables, from rows of files to bodies, on plain values.

The founding document of the Mechanism (February 2022) has the four tables with their objectives and the Liaison Table;
Key milestones and progress of the Mechanism (June 2023) the names, the sub-tables, the Technical Table, and what each
table takes up first.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from network_portal.bodies.rules.bodies import BodyTold
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.taxonomy.rules import marks_of_source

Row = Mapping[str, str]
FOUNDED_ON = date(2022, 2, 11)
LIAISON_TABLE, TECHNICAL_TABLE = "liaison-table", "technical-table"
OF_THE_WHOLE = {LIAISON_TABLE: "liaison_table", TECHNICAL_TABLE: "technical_table"}


def bodies_told(tables: Iterable[Row], terms: Mapping[str, Row]) -> Iterator[BodyTold]:
    """`tables` by table, `terms` of the glossary by key. Each table comes before its sub-tables."""
    for row in tables:
        table = _table(row)
        yield table
        yield from _sub_tables(row, table)
    for slug, kind in OF_THE_WHOLE.items():
        row = terms[kind]
        names = {code: _capital(row[code]) for code in LANGUAGE_SUFFIXES}
        yield BodyTold(slug, kind, names, marks_of_source(row["source"]), row["source"])


def _table(row: Row) -> BodyTold:
    number = int(row["code"].removeprefix("WT"))
    return BodyTold(
        slug=f"working-table-{number}",
        kind="working_table",
        names={code: row[f"name_{code}"] for code in LANGUAGE_SUFFIXES},
        marks=marks_of_source(row["source"]),
        source=row["source"],
        number=number,
        objectives=_numbers(row["gcm_objectives"]),
        prioritised=_numbers(row["prioritised_objectives_2023"]),
    )


def _sub_tables(row: Row, table: BodyTold) -> Iterator[BodyTold]:
    """As many as the English column names: a language that names fewer leaves the others without a name there."""
    named = {code: row[f"sub_tables_{code}"].split("|") for code in LANGUAGE_SUFFIXES}
    for place in range(len(named["en"]) if row["sub_tables_en"] else 0):
        yield BodyTold(
            slug=f"{table.slug}-sub-table-{place + 1}",
            kind="sub_table",
            names={code: _capital(names[place]) if place < len(names) else "" for code, names in named.items()},
            marks=table.marks,
            source=table.source,
            number=place + 1,
            parent=table.slug,
        )


def _numbers(cell: str) -> frozenset[int]:
    return frozenset(int(number) for number in cell.split(";") if number)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
