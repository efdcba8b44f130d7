from hypothesis import given
from hypothesis import strategies as st

from tests.workplan.rules.importing.reading import DIRECTORY, plain_sheet, read
from workplan.rules.importing import COLUMNS, PROBLEMS, WARNINGS, read_plan

CELLS = [*COLUMNS, "Actividad", "B1.1", "1.1", "IOM", "2023", "", "x", "BASIC PRIORITIES"]


@given(st.lists(st.lists(st.sampled_from(CELLS), max_size=6)))
def test_no_table_breaks_the_reading_and_every_doubt_gives_its_values(rows):
    reading = read_plan([plain_sheet(rows)], DIRECTORY)

    assert all(problem.cell for problem in reading.problems + reading.warnings)
    assert all(problem.values.keys() == set(PROBLEMS[problem.code]) for problem in reading.problems)
    assert all(warning.values.keys() == set(WARNINGS[warning.code]) for warning in reading.warnings)
    assert reading.activities or reading.problems


def test_a_doubt_is_a_problem_or_a_warning():
    assert not PROBLEMS.keys() & WARNINGS.keys()


def test_problems_come_in_the_order_of_the_file_and_name_row_and_cell():
    reading = read(["B1.1", "Meet", "XYZQ"], ["B9.1", "Meet", "IOM"], ["B1.1", "Meet", "QQQQ"])

    found = [(problem.row, problem.cell, problem.code) for problem in reading.problems]
    assert found == [
        (2, "C2", "organisation_unknown_alone"),
        (3, "A3", "priority_unknown"),
        (4, "A4", "duplicate_code"),
        (4, "C4", "organisation_unknown_alone"),
    ]
