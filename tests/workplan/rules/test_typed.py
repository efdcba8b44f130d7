import pytest

from workplan.rules.schedules import ScheduleError, typed_promises, typed_schedule
from workplan.rules.windows import WindowError, format_windows


@pytest.mark.parametrize(
    ("line", "promised"),
    [
        ("2026-05", "2026-05"),
        ("August 2026", "2026-08"),
        ("2026-05;undated:2", "2026-05;undated:2"),
        ("Undated", "undated:1"),
        ("Sin fecha", "undated:1"),
    ],
)
def test_a_line_of_promises_in_notation_or_words(line: str, promised: str) -> None:
    assert format_windows(typed_promises(line, ("undated", "sin fecha"))) == promised


@pytest.mark.parametrize(
    ("line", "code"), [("2026-02-30", "impossible_date"), ("every month", "bad_window"), ("soon", "unknown_words")]
)
def test_a_line_that_says_no_deliverable(line: str, code: str) -> None:
    with pytest.raises((WindowError, ScheduleError)) as refused:
        typed_promises(line)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [("recurring_months", "May, August and November", "05;08;11"), ("month", "2026-08", "2026-08")],
)
def test_a_schedule_in_notation_or_words(kind: str, text: str, written: str) -> None:
    assert typed_schedule(kind, text).normalised == written


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [("month", "May, August and November", "bad_value"), ("month", "soon", "bad_value"), ("often", "", "unknown_kind")],
)
def test_words_of_another_kind_do_not_help(kind: str, text: str, code: str) -> None:
    with pytest.raises(ScheduleError) as refused:
        typed_schedule(kind, text)
    assert refused.value.code == code
