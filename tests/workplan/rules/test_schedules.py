import calendar
import csv
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.rules.schedules import (
    Rate,
    Schedule,
    ScheduleError,
    ScheduleKind,
    parse_schedule,
    promised_windows,
    read_words,
    shift_schedule,
)
from workplan.rules.windows import days_window, format_windows, month_window

FIXTURE = Path(__file__).parents[3] / "fixtures" / "work_plan_2023_2024.csv"
ROWS = list(csv.DictReader(FIXTURE.open(encoding="utf-8", newline="")))
START, END, ENDORSED = date(2023, 1, 1), date(2024, 12, 31), date(2023, 5, 31)

NOTATIONS = [
    ("continuous", ""),
    ("recurring_months", "05;08;11;02"),
    ("recurring_rate", "P1M x1"),
    ("recurring_rate", "P12M x2"),
    ("month_range", "2023-05/2023-12"),
    ("date_range", "2023-09-27/2023-09-28"),
    ("date_in_text", "2023-04-25"),
    ("date_in_text", "2023-09"),
    ("date", "2023-04-25"),
    ("month", "2023-07"),
    ("tentative_dates", "2023-08-30|2023-08-31"),
    ("tentative_month", "2023-09"),
    ("undated", ""),
    ("none", ""),
]


def test_every_kind_has_a_notation_here():
    assert {kind for kind, _ in NOTATIONS} == {kind.value for kind in ScheduleKind}


@pytest.mark.parametrize(("kind", "normalised"), NOTATIONS)
def test_a_schedule_is_written_as_it_was_read(kind, normalised):
    schedule = parse_schedule(kind, normalised)

    assert (schedule.kind.value, schedule.normalised) == (kind, normalised)


def test_values_are_typed():
    assert parse_schedule("recurring_months", "05;08;11;02").value == (5, 8, 11, 2)
    assert parse_schedule("recurring_rate", "P1M x3").value == Rate(months=1, times=3)
    assert parse_schedule("month", "2023-07").value == month_window(2023, 7)
    assert parse_schedule("tentative_dates", "2023-08-30").value == (date(2023, 8, 30),)


@pytest.mark.parametrize(
    ("kind", "normalised", "code"),
    [
        ("sometimes", "", "unknown_kind"),
        ("none", "2023-05", "bad_value"),
        ("continuous", "P1M x1", "bad_value"),
        ("month", "", "bad_value"),
        ("month", "2023-05-01", "bad_value"),
        ("date", "2023-05", "bad_value"),
        ("month_range", "2023-05", "bad_value"),
        ("date_range", "2023-05/2023-06", "bad_value"),
        ("month_range", "2023-12/2023-05", "ends_before_start"),
        ("date_range", "2023-02-29/2023-03-01", "impossible_date"),
        ("recurring_months", "", "bad_value"),
        ("recurring_months", "13", "bad_value"),
        ("recurring_months", "05,08", "bad_value"),
        ("recurring_months", "05;08;05", "repeated_month"),
        ("recurring_rate", "P5M x1", "bad_value"),
        ("recurring_rate", "P1M x0", "bad_value"),
        ("recurring_rate", "monthly", "bad_value"),
        ("tentative_dates", "2023-08", "bad_value"),
        ("tentative_dates", "2023-08-30|2023-08-30", "bad_value"),
        ("tentative_month", "2023-08-30", "bad_value"),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_refused(kind, normalised, code):
    with pytest.raises(ScheduleError) as refusal:
        parse_schedule(kind, normalised)

    assert refusal.value.code == code


@pytest.mark.parametrize("row", ROWS, ids=[row["code"] for row in ROWS])
def test_the_words_of_the_plan_are_read_as_its_own_columns_say(row):
    expected = parse_schedule(row["schedule_kind"], row["schedule_normalised"])

    assert read_words(row["schedule_raw"]) == expected
    assert expected.normalised == row["schedule_normalised"]


def test_the_deliverables_of_23_activities_follow_from_their_schedules():
    promises = {
        row["code"]: format_windows(
            promised_windows(parse_schedule(row["schedule_kind"], row["schedule_normalised"]), START, END, ENDORSED)
        )
        for row in ROWS
    }

    beyond = {
        r["code"]: (promises[r["code"]], r["deliverables"]) for r in ROWS if promises[r["code"]] != r["deliverables"]
    }
    assert beyond == {
        "B1.1": ("", "2024-01/2024-06"),
        "B2.2": ("2023-06/2023-11", "2023-06/2023-11;undated:4"),
        "B3.2": ("2023-07", "2023-07;undated:1"),
    }


@pytest.mark.parametrize(
    ("text", "kind", "normalised"),
    [
        ("", "none", ""),
        ("  \n ", "none", ""),
        ("Continuous process", "continuous", ""),
        ("Proceso continuo.", "continuous", ""),
        ("Processo contínuo", "continuous", ""),
        ("En continu", "continuous", ""),
        ("May, August, November, and February", "recurring_months", "05;08;11;02"),
        ("May November", "recurring_months", "05;11"),
        ("mayo, agosto, noviembre y febrero", "recurring_months", "05;08;11;02"),
        ("maio e novembro", "recurring_months", "05;11"),
        ("mai, août, novembre et février", "recurring_months", "05;08;11;02"),
        ("Apr; Jun; Sept; Dec", "recurring_months", "04;06;09;12"),
        ("One practice per month", "recurring_rate", "P1M x1"),
        ("Una práctica al mes", "recurring_rate", "P1M x1"),
        ("Uma prática por mês", "recurring_rate", "P1M x1"),
        ("Une pratique par mois", "recurring_rate", "P1M x1"),
        ("Monthly", "recurring_rate", "P1M x1"),
        ("2 meetings each year", "recurring_rate", "P12M x2"),
        ("dos capacitaciones al año", "recurring_rate", "P12M x2"),
        ("May – December 2023", "month_range", "2023-05/2023-12"),
        ("de mayo a diciembre de 2023", "month_range", "2023-05/2023-12"),
        ("from May to December 2023", "month_range", "2023-05/2023-12"),
        ("entre mayo y diciembre de 2023", "month_range", "2023-05/2023-12"),
        ("d’avril à juillet 2023", "month_range", "2023-04/2023-07"),
        ("Nov 2023 - Feb 2024", "month_range", "2023-11/2024-02"),
        ("2023-05/2023-12", "month_range", "2023-05/2023-12"),
        ("primer semestre de 2024", "month_range", "2024-01/2024-06"),
        ("third quarter of 2023", "month_range", "2023-07/2023-09"),
        ("September 27-28, 2023", "date_range", "2023-09-27/2023-09-28"),
        ("27 y 28 de septiembre de 2023", "date_range", "2023-09-27/2023-09-28"),
        ("du 27 au 28 septembre 2023", "date_range", "2023-09-27/2023-09-28"),
        ("30 September – 2 October 2023", "date_range", "2023-09-30/2023-10-02"),
        ("30 December 2023 - 2 January 2024", "date_range", "2023-12-30/2024-01-02"),
        ("May 5, 6 and 7, 2023", "date_range", "2023-05-05/2023-05-07"),
        ("27/09/2023 - 28/09/2023", "date_range", "2023-09-27/2023-09-28"),
        ("April 25th 2023", "date", "2023-04-25"),
        ("25 de abril de 2023", "date", "2023-04-25"),
        ("1er juin 2023", "date", "2023-06-01"),
        ("1º de junho de 2023", "date", "2023-06-01"),
        ("25/04/2023", "date", "2023-04-25"),
        ("04/25/2023", "date", "2023-04-25"),
        ("25.04.2023", "date", "2023-04-25"),
        ("05/05/2023", "date", "2023-05-05"),
        ("2023-04-25", "date", "2023-04-25"),
        ("July 2023", "month", "2023-07"),
        ("julho de 2023", "month", "2023-07"),
        ("07/2023", "month", "2023-07"),
        ("To be determined August 2023 (30 or 31 TBD)", "tentative_dates", "2023-08-30|2023-08-31"),
        ("30 o 31 de agosto de 2023", "tentative_dates", "2023-08-30|2023-08-31"),
        ("30 ou 31 août 2023", "tentative_dates", "2023-08-30|2023-08-31"),
        ("August 31, 2023 (TBC)", "tentative_dates", "2023-08-31"),
        ("To be determined September 2023 TBD", "tentative_month", "2023-09"),
        ("Por determinar: septiembre de 2023", "tentative_month", "2023-09"),
        ("à confirmer septembre 2023", "tentative_month", "2023-09"),
        ("TBD", "undated", ""),
        ("A definir", "undated", ""),
        ("Side event to the Forum of September 2023", "date_in_text", "2023-09"),
        ("Evento paralelo al Foro, 25 de abril de 2023, Santiago", "date_in_text", "2023-04-25"),
    ],
)
def test_words_in_four_languages(text, kind, normalised):
    schedule = read_words(text)

    assert (schedule.kind.value, schedule.normalised) == (kind, normalised)


def test_decomposed_accents_and_odd_spaces_are_read():
    assert read_words("ao\u00fbt\u00a02023") == read_words("aou\u0302t 2023") == read_words("August 2023")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("soon", "unknown_words"),
        ("2023", "unknown_words"),
        ("until May 2023", "unknown_words"),
        ("hasta mayo de 2023", "unknown_words"),
        ("from May 2023", "unknown_words"),
        ("by 25 April 2023", "unknown_words"),
        ("May/November", "unknown_words"),
        ("Setpember 2023", "unknown_words"),
        ("May - Dicember 2023", "unknown_words"),
        ("After the Forum, 25 April 2023", "unknown_words"),
        ("it may be held in 2023", "unknown_words"),
        ("Beside the Forum", "unknown_words"),
        ("fifth quarter of 2023", "unknown_words"),
        ("fourth semester of 2023", "unknown_words"),
        ("May", "year_missing"),
        ("May - December", "year_missing"),
        ("25 de abril", "year_missing"),
        ("September 27-28", "year_missing"),
        ("05/04/2023", "ambiguous_date"),
        ("05-04-2023", "ambiguous_date"),
        ("May 2023 and August 2023", "several_dates"),
        ("May, August 2023", "several_dates"),
        ("27 and 30 September 2023", "several_dates"),
        ("Forum of 25 April 2023 and summit of 3 May 2023", "several_dates"),
        ("May, November, May", "repeated_month"),
        ("30 February 2023", "impossible_date"),
        ("31/04/2023", "impossible_date"),
        ("13/2023", "impossible_date"),
        ("December - May 2023", "ends_before_start"),
        ("28-27 September 2023", "ends_before_start"),
        ("TBD May - July 2023", "doubt_not_expressible"),
        ("May or June 2023", "doubt_not_expressible"),
        ("5-7 May 2023 to be confirmed", "doubt_not_expressible"),
    ],
)
def test_words_that_say_no_date_or_two_are_refused(text, code):
    with pytest.raises(ScheduleError) as refusal:
        read_words(text)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "normalised"),
    [("May", "2023-05"), ("May - December", "2023-05/2023-12"), ("September 27-28", "2023-09-27/2023-09-28")],
)
def test_a_year_is_taken_from_the_hint_only_where_the_words_have_none(text, normalised):
    assert read_words(text, year_hint=2023).normalised == normalised
    assert read_words(text + " 2024", year_hint=2023).normalised == normalised.replace("2023", "2024")


def test_a_list_of_months_stays_yearly_even_with_a_hint():
    assert read_words("May November", year_hint=2023).kind is ScheduleKind.RECURRING_MONTHS


@pytest.mark.parametrize(
    ("kind", "normalised", "promised"),
    [
        ("continuous", "", ""),
        ("none", "", ""),
        ("undated", "", "undated:1"),
        ("recurring_months", "11;05", "2023-05;2023-11;2024-05;2024-11"),
        ("recurring_months", "04", "2024-04"),
        ("recurring_rate", "P12M x2", "2023-06/2023-12;2023-06/2023-12;2024-01/2024-12;2024-01/2024-12"),
        ("recurring_rate", "P6M x1", "2023-06;2023-07/2023-12;2024-01/2024-06;2024-07/2024-12"),
        ("date", "2023-04-25", "2023-04-25"),
        ("tentative_dates", "2023-08-31|2023-08-30", "2023-08-30/2023-08-31"),
        ("tentative_dates", "2023-08-31", "2023-08-31"),
        ("tentative_month", "2023-09", "2023-09"),
    ],
)
def test_what_each_kind_promises(kind, normalised, promised):
    windows = promised_windows(parse_schedule(kind, normalised), START, END, ENDORSED)

    assert format_windows(windows) == promised


def test_a_month_counts_until_its_last_day_and_a_rate_from_its_first():
    months, rate = parse_schedule("recurring_months", "05"), parse_schedule("recurring_rate", "P1M x1")

    def first(schedule, counted_from):
        return format_windows(promised_windows(schedule, START, END, counted_from)[:1])

    assert (first(months, date(2023, 5, 31)), first(months, date(2023, 6, 1))) == ("2023-05", "2024-05")
    assert (first(rate, date(2023, 6, 1)), first(rate, date(2023, 6, 2))) == ("2023-06", "2023-07")
    assert first(rate, None) == "2023-01"


@pytest.mark.parametrize(
    ("kind", "normalised", "shifted"),
    [
        ("recurring_months", "05;08;11;02", "05;08;11;02"),
        ("recurring_rate", "P1M x1", "P1M x1"),
        ("month_range", "2023-05/2023-12", "2025-05/2025-12"),
        ("date_range", "2024-02-28/2024-02-29", "2026-02-28/2026-02-28"),
        ("date_in_text", "2023-04-25", "2025-04-25"),
        ("month", "2024-02", "2026-02"),
        ("tentative_dates", "2024-02-28|2024-02-29", "2026-02-28"),
        ("none", "", ""),
    ],
)
def test_the_next_plan_has_the_same_schedule_two_years_later(kind, normalised, shifted):
    schedule = shift_schedule(parse_schedule(kind, normalised), 2)

    assert (schedule.kind.value, schedule.normalised) == (kind, shifted)


@given(st.lists(st.integers(1, 12), min_size=1, unique=True), st.dates(START, END))
def test_named_months_come_once_each_year_in_order_of_time(months, counted_from):
    schedule = Schedule(ScheduleKind.RECURRING_MONTHS, tuple(months))
    windows = promised_windows(schedule, START, END, counted_from)

    assert list(windows) == sorted(set(windows), key=lambda window: window.start)
    assert {window.start.month for window in windows} <= set(months)
    assert all(counted_from <= window.end <= END for window in windows)
    assert len(windows) <= 2 * len(months)


ENGLISH = calendar.month_name[1:]
WORDS = [*ENGLISH, "2023", "5", "30", "31", "-", ",", "or", "and", "to", "TBD", "2023-05", "/"]


@given(st.dates(START, END), st.integers(0, 40))
def test_a_range_of_days_is_read_whatever_its_length(first, length):
    last = date.fromordinal(first.toordinal() + length)
    text = " - ".join(f"{ENGLISH[day.month - 1]} {day.day}, {day.year}" for day in (first, last))

    assert read_words(text) == Schedule(ScheduleKind.DATE_RANGE, days_window(first, last))


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_gives_a_schedule_of_its_notation_or_a_refusal(text):
    with suppress(ScheduleError):
        schedule = read_words(text)
        assert parse_schedule(schedule.kind.value, schedule.normalised) == schedule
