from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.rules.windows import (
    MOST_UNDATED,
    UNDATED,
    Window,
    WindowError,
    day_window,
    days_window,
    due,
    format_window,
    format_windows,
    month_window,
    months_window,
    parse_window,
    parse_windows,
    shift_years,
    window_of_days,
)

days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
months = days.map(lambda day: month_window(day.year, day.month))
windows = st.one_of(
    days.map(day_window),
    months,
    st.tuples(days, days).map(lambda pair: days_window(min(pair), max(pair))),
    st.tuples(months, months).map(lambda pair: months_window(*sorted(pair, key=format_window))),
    st.just(UNDATED),
)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2023-04-25", date(2023, 4, 25), date(2023, 4, 25), "day"),
        ("2023-08", date(2023, 8, 1), date(2023, 8, 31), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-09-27/2023-09-28", date(2023, 9, 27), date(2023, 9, 28), "days"),
        ("2023-08-30/2023-08-30", date(2023, 8, 30), date(2023, 8, 30), "days"),
        ("2024-01/2024-06", date(2024, 1, 1), date(2024, 6, 30), "months"),
        ("2023-12 / 2024-02", date(2023, 12, 1), date(2024, 2, 29), "months"),
    ],
)
def test_a_window_includes_both_ends(text, start, end, precision):
    window = parse_window(text)

    assert window == Window(start, end, precision)
    assert due(window) == end


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023", "bad_window"),
        ("2023-8", "bad_window"),
        ("25/04/2023", "bad_window"),
        ("May 2023", "bad_window"),
        ("２０２３-08", "bad_window"),
        ("2023-08;;2023-09", "bad_window"),
        ("2023-08;", "bad_window"),
        ("2023-08/", "bad_window"),
        ("2023-08/2023-09/2023-10", "bad_window"),
        ("undated:0", "bad_window"),
        ("undated", "bad_window"),
        ("undated:1/2023-08", "bad_window"),
        (f"undated:{MOST_UNDATED + 1}", "too_many_undated"),
        ("undated:9999999999", "bad_window"),
        ("2023-13", "impossible_date"),
        ("2023-02-29", "impossible_date"),
        ("0000-01", "impossible_date"),
        ("2023-08/2023-09-01", "mixed_precision"),
        ("2023-09/2023-08", "ends_before_start"),
        ("2023-09-28/2023-09-27", "ends_before_start"),
    ],
)
def test_anything_else_is_refused_with_its_code(text, code):
    with pytest.raises(WindowError) as refusal:
        parse_windows(text)

    assert refusal.value.code == code


def test_a_list_keeps_its_order_and_counts_the_undated():
    windows = parse_windows("2023-06/2023-11;undated:4")

    assert [window.precision for window in windows] == ["months", *["undated"] * 4]
    assert due(windows[-1]) is None


@pytest.mark.parametrize("text", ["", "2023-07;undated:1", "undated:2;2024-05;undated:1", "2024-05;2023-05"])
def test_a_list_is_written_as_it_was_read(text):
    assert format_windows(parse_windows(text)) == text


def test_spaces_around_the_separators_do_not_matter():
    assert parse_windows(" 2023-05 ; 2023-11 ") == parse_windows("2023-05;2023-11")


@pytest.mark.parametrize(
    "window",
    [
        lambda: Window(date(2023, 1, 2), date(2023, 1, 31), "month"),
        lambda: Window(date(2023, 1, 1), date(2023, 2, 28), "month"),
        lambda: Window(date(2023, 1, 1), date(2023, 2, 27), "months"),
        lambda: Window(date(2023, 1, 1), date(2023, 1, 2), "day"),
        lambda: Window(date(2023, 1, 1), None, "day"),
        lambda: Window(date(2023, 1, 1), None, "undated"),
    ],
)
def test_a_window_that_its_notation_could_not_say_cannot_exist(window):
    with pytest.raises(WindowError):
        window()


@pytest.mark.parametrize(
    ("text", "years", "shifted"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2024-02", 1, "2025-02"),
        ("2023-02", 1, "2024-02"),
        ("2023-12/2024-02", 2, "2025-12/2026-02"),
        ("2023-09-27/2023-09-28", 2, "2025-09-27/2025-09-28"),
        ("2024-02-28/2024-02-29", 1, "2025-02-28/2025-02-28"),
        ("undated:1", 2, "undated:1"),
        ("2023-08", -2, "2021-08"),
    ],
)
def test_a_window_moves_by_whole_years(text, years, shifted):
    (window,) = parse_windows(text)

    assert format_window(shift_years(window, years)) == shifted


def test_a_window_cannot_move_beyond_the_calendar():
    with pytest.raises(WindowError) as refusal:
        shift_years(parse_window("9999-12"), 1)

    assert refusal.value.code == "impossible_date"


@given(st.lists(windows, max_size=12))
def test_windows_survive_writing_and_reading(items):
    assert parse_windows(format_windows(items)) == tuple(items)


@given(windows, st.integers(-20, 20))
def test_moving_keeps_the_precision_and_at_most_one_day_of_length(window, years):
    moved = shift_years(window, years)

    assert moved.precision == window.precision
    if window.start and window.end and moved.start and moved.end:
        assert abs((moved.end - moved.start) - (window.end - window.start)) <= timedelta(days=15)
        assert (moved.start.year, moved.start.month) == (window.start.year + years, window.start.month)
        assert (moved.end.year, moved.end.month) == (window.end.year + years, window.end.month)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2025, 4, 25), date(2025, 4, 25), "2025-04-25"),
        (date(2025, 4, 1), date(2025, 4, 30), "2025-04"),
        (date(2025, 4, 1), date(2025, 6, 30), "2025-04/2025-06"),
        (date(2025, 4, 1), date(2025, 6, 29), "2025-04-01/2025-06-29"),
        (date(2025, 4, 2), date(2025, 4, 30), "2025-04-02/2025-04-30"),
    ],
)
def test_days_that_are_whole_months_are_told_as_months(first: date, last: date, text: str) -> None:
    assert format_window(window_of_days(first, last)) == text
