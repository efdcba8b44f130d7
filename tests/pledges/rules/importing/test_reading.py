from dataclasses import replace

import pytest

from network_portal.common.spreadsheets import read_table, write_csv
from pledges.rules.importing import COLUMNS, Directory, PledgeRow, read_line, read_lines, rows, write_row
from pledges.rules.importing.columns import ALIASES, recognise
from workplan.rules.importing import normalise_name
from workplan.rules.importing.notes import Notes

KEYS = {"IOM": "iom", "ECLAC": "cepal", "A,B": "a,b"}
DIRECTORY = Directory(
    keys=frozenset(KEYS),
    names={normalise_name(name): key for key, name in KEYS.items()} | {"iom": "IOM", "oim": "IOM"},
    countries={"col": "COL", "co": "COL", "colombia": "COL", "hnd": "HND"},
    principles={"a": "a", "e": "e", "sovereignty": "c"},
)


def read(rows, columns=("title", "organisation")):
    notes = Notes(mild=())
    lines, _columns = read_lines(read_table(write_csv([columns, *rows], exact=True), "x.csv"), notes)
    return [read_line(line, DIRECTORY) for line in lines], notes.problems


def only(column, text):
    [row], problems = read([["EXAMPLE", text]], ("title", column))
    return getattr(row, column), [(one.code, one.cell) for one in problems]


@pytest.mark.parametrize(
    "column, text, value",
    [
        ("reference", "pl-2023-7", ""),
        ("reference", "pl-2023-0007", "PL-2023-007"),
        ("year", "2023", 2023),
        ("language", "Español", "es"),
        ("language", "Français", "fr"),
        ("kind", "En alianza", "partnership"),
        ("form", "Processus", "process"),
        ("concern", "Personas migrantes", "migrants"),
        ("stage", "Em andamento", "in_progress"),
        ("organisation", "OIM", "IOM"),
        ("partners", "ECLAC; OIM", ("ECLAC", "IOM")),
        ("partners", "A,B", ("A,B",)),
        ("partners", "OIM, CEPAL", ("ECLAC", "IOM")),
        ("objectives", "23; 1, 8", (1, 8, 23)),
        ("objectives", "todos", tuple(range(1, 24))),
        ("principles", "e;a", ("a", "e")),
        ("countries", "Colombia; HND; CO", ("COL", "HND")),
        ("global_number", "007", "007"),
        ("activity", "2023-2024/B3.2", "2023-2024/B3.2"),
        ("marks", "title=paraphrased; kind=inferred", (("kind", "inferred"), ("title", "paraphrased"))),
        ("is_example", "sí", True),
    ],
)
def test_a_cell_is_read_in_the_words_of_its_writer(column, text, value):
    told, problems = only(column, text)
    assert told == value
    assert bool(problems) is (column == "reference" and value == "")


@pytest.mark.parametrize(
    "column, text, code",
    [
        ("reference", "7", "reference_unreadable"),
        ("reference", "PL-2026-999999", "reference_too_high"),
        ("year", "23", "year_unreadable"),
        ("year", "٢٠٢٣", "year_unreadable"),
        ("title", "x" * 201, "title_too_long"),
        ("text", "x" * 299, "text_too_short"),
        ("text", "x" * 3001, "text_too_long"),
        ("kind", "grand", "choice_unknown"),
        ("organisation", "Nobody at all", "organisation_unknown_alone"),
        ("organisation", "CEPALL", "organisation_unknown"),
        ("partners", "IOM;???", "organisation_unknown_alone"),
        ("objectives", "24", "objective_unknown"),
        ("objectives", "²", "objective_unknown"),
        ("principles", "k", "principle_unknown"),
        ("countries", "Atlantis", "country_unknown"),
        ("starts_on", "03/04/2025", "date_ambiguous"),
        ("starts_on", "2025-02-30", "date_unreadable"),
        ("starts_on", "2025-04", "date_unreadable"),
        ("deadline", "soon", "date_unreadable"),
        ("published_at", "yesterday", "moment_unreadable"),
        ("global_address", "javascript:alert(1)", "address_unreadable"),
        ("activity", "B3.2", "activity_unreadable"),
        ("marks", "secret=inferred", "mark_unreadable"),
        ("is_example", "perhaps", "yes_or_no"),
        ("global_number", "9" * 41, "text_too_long"),
    ],
)
def test_a_doubt_is_named_with_its_cell(column, text, code):
    columns = ("reference", "title") if column == "title" else ("title", column)
    row = ["", text] if column == "title" else ["EXAMPLE", text]
    _rows, problems = read([row], columns)
    assert (code, "B2") in [(one.code, one.cell) for one in problems]


def test_a_column_that_nobody_knows_is_refused():
    _rows, problems = read([["EXAMPLE", "IOM", "x"]], ("title", "organisation", "deadlin"))
    assert [(one.code, one.cell) for one in problems] == [("column_unknown", "C1")]


def test_every_column_is_known_in_four_languages_and_no_heading_names_two():
    for column in COLUMNS:
        assert recognise(column) == column
        for alias in ALIASES[column].split("|"):
            assert recognise(alias) == column, alias


def test_a_row_that_is_written_is_read_the_same():
    row = PledgeRow(title="EXAMPLE", organisation="A,B", reporter="IOM", partners=("ECLAC", "IOM"), language="pt-br")
    [told], problems = read([write_row(row)], COLUMNS)
    assert (told, problems) == (row, [])
    assert told != replace(row, title="EXAMPLE 2")


def test_names_that_nobody_knows_are_sought_once_each_and_of_hundreds_the_first_alone(monkeypatch):
    asked = []
    monkeypatch.setattr(rows, "get_close_matches", lambda name, *args, **kwargs: asked.append(name) or [])
    directory = rows.Directory(keys=frozenset(), names={"iom": "IOM"})
    for number in (*range(rows.MOST_SOUGHT + 50), 7):
        directory.nearest(f"Nobody {number}")
    assert len(asked) == len(set(asked)) == rows.MOST_SOUGHT
