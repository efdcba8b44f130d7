import pytest

from tests.workplan.rules.importing.reading import DIRECTORY, HEADER, codes, only, plain_sheet, read
from workplan.rules.importing import read_plan


@pytest.mark.parametrize(
    "header",
    [
        ["Código", "Actividad", "Entidades responsables", "Calendario"],
        ["CODIGO", "  actividades ", "Entidad Responsable", "calendario"],
        ["Código", "Atividade", "Entidades responsáveis", "Cronograma"],
        ["Code", "Activité", "Entités responsables", "Calendrier"],
        ["Code", "Activity", "Entity in charge", "Scheduling"],
        ["code", "title (es)", "Entities-in-charge", "schedule_raw"],
        ["Co\u0301digo", "Título en español", "ENTIDADES_RESPONSABLES", "Programación"],
    ],
)
def test_headers_are_recognised_in_four_languages_and_sloppy_spellings(header):
    reading = read(["B1.1", "Reunirse", "OIM y CEPAL", "julio de 2023"], header=header)

    assert reading.problems == []
    row = only(reading.activities)
    assert "Reunirse" in (row.title_en, row.title_es, row.title_pt_br, row.title_fr)
    assert row.entities_in_charge == ("IOM", "ECLAC")
    assert row.schedule.normalised == "2023-07"


def test_empty_rows_and_unknown_columns_do_no_harm():
    reading = read([], ["", "", "", ""], ["B1.1", "Meet", "IOM", "me"], header=[*HEADER, "Remarks"])

    assert codes(reading.problems) == []
    assert (only(reading.activities).code, reading.warnings[0].value) == ("B1.1", "Remarks")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ["header_missing"]),
        ([["Hello", "world"]], ["header_missing"]),
        ([HEADER], ["no_activities"]),
        ([["code", "entities_in_charge"], ["B1.1", "IOM"]], ["column_missing", "title_missing"]),
        ([["code", "title"], ["B1.1", "Meet"]], ["column_missing"]),
        ([[*HEADER, "Entidades responsables"], ["B1.1", "Meet", "IOM", "ILO"]], ["column_twice"]),
        ([HEADER, ["", "Meet", "IOM"]], ["code_missing"]),
        ([HEADER, ["B1.1", "Meet", "IOM"], ["", "a remark"]], ["row_not_understood"]),
        ([HEADER, ["B1.1", "", "IOM"]], ["title_missing"]),
        ([HEADER, ["B1.1", "Meet", ""]], ["entities_missing"]),
    ],
)
def test_a_file_that_lacks_something_says_what(rows, expected):
    assert sorted(codes(read_plan([plain_sheet(rows)], DIRECTORY).problems)) == sorted(expected)
