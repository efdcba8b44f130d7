from datetime import date

import pytest
from django.utils import translation

from workplan.models import Activity, Deliverable, Plan
from workplan.models.activities import SCHEDULE_KINDS
from workplan.queries.schedules import (
    dates_of_schedule_in_words,
    promise_in_words,
    schedule_for_box,
    schedule_in_words,
    schedule_of,
    window_in_words,
)
from workplan.rules.schedules import read_words, typed_schedule

WORDS = {
    ("continuous", ""): "All through the plan, without fixed dates.",
    ("recurring_months", "05;08;11;02"): "Every year in May, August, November and February.",
    ("recurring_rate", "P1M x1"): "Every month.",
    ("recurring_rate", "P12M x2"): "2 times a year.",
    ("recurring_rate", "P6M x1"): "1 time in 6 months.",
    ("month_range", "2023-06/2023-12"): "June–December 2023.",
    ("date_range", "2023-09-27/2023-09-28"): "27–28 September 2023.",
    ("date_in_text", "2024-01-23"): "Beside an outside event: 23 January 2024.",
    ("date", "2023-04-25"): "25 April 2023.",
    ("month", "2023-08"): "In August 2023.",
    ("tentative_dates", "2023-08-30|2023-08-31"): "On 30 or 31 August 2023, to be confirmed.",
    ("tentative_month", "2023-09"): "In September 2023, to be confirmed.",
    ("undated", ""): "At some time within the plan: no date is set.",
    ("none", ""): "The plan gives no schedule.",
}


@pytest.mark.parametrize(("schedule", "words"), WORDS.items())
def test_a_schedule_is_told_in_one_sentence(schedule, words):
    with translation.override("en"):
        assert schedule_in_words(*schedule) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "30 or 31 August"), ("es", "30 o 31 de agosto"), ("pt-br", "30 ou 31 de agosto"), ("fr", "30 ou 31 août")],
)
def test_tentative_days_are_alternatives_that_the_portal_reads_again(language, words):
    with translation.override(language):
        assert words in schedule_in_words("tentative_dates", "2023-08-30|2023-08-31")
    assert read_words(f"{words} 2023").normalised == "2023-08-30|2023-08-31"


def test_alternatives_say_once_what_they_share():
    said = {
        "2023-08-31|2023-09-01": "31 August or 1 September 2023",
        "2023-08-01|2024-08-01": "1 August 2023 or 1 August 2024",
    }
    with translation.override("en"):
        for value, words in said.items():
            assert schedule_in_words("tentative_dates", value) == f"On {words}, to be confirmed."


def test_nothing_of_a_closed_plan_is_still_to_be_confirmed():
    for kind, value in (("tentative_dates", "2023-08-30"), ("tentative_month", "2023-09"), ("month", "2023-09")):
        activity = Activity(plan=Plan(state="closed"), schedule_kind=kind, schedule_value=value, is_tentative=True)
        assert schedule_of(activity).endswith("2023. The plan left this to be confirmed.")
        activity.plan.state = "in_force"
        assert schedule_of(activity).count("to be confirmed") == 1


def test_what_is_to_be_confirmed_is_said_in_the_reader_s_language():
    activity = Activity(plan=Plan(state="in_force"), schedule_kind="month", schedule_value="2023-09", is_tentative=True)
    with translation.override("es"):
        assert schedule_of(activity) == "En septiembre de 2023. Las fechas aún están por confirmar."


def test_one_of_several_days_is_promised_and_not_all_of_them():
    tentative = Activity(schedule_kind="tentative_dates", schedule_value="2023-08-30|2023-08-31")
    days = {"precision": "days", "starts_on": date(2023, 8, 30), "due_on": date(2023, 8, 31)}
    with translation.override("en"):
        assert promise_in_words(Deliverable(activity=tentative, **days)) == "30 or 31 August 2023"
        exact = Activity(schedule_kind="date_range", schedule_value="2023-08-30/2023-08-31")
        assert promise_in_words(Deliverable(activity=exact, **days)) == "30–31 August 2023"
        moved = days | {"due_on": date(2023, 9, 2)}
        assert promise_in_words(Deliverable(activity=tentative, **moved)) == "30 August – 2 September 2023"


@pytest.mark.parametrize(
    ("language", "words"), [("pt-br", "maio e agosto"), ("es", "mayo y agosto"), ("fr", "mai et août")]
)
def test_only_english_writes_months_with_a_capital(language, words):
    with translation.override(language):
        assert words in schedule_in_words("recurring_months", "05;08")


def test_dates_alone_are_told_in_words_too():
    with translation.override("en"):
        for (kind, value), words in WORDS.items():
            if value and kind not in ("date_in_text", "tentative_month"):
                assert dates_of_schedule_in_words(value) == words
        assert dates_of_schedule_in_words("") == ""


def test_every_kind_has_its_words():
    assert {kind for kind, _value in WORDS} == {kind for kind, _name in SCHEDULE_KINDS}


def test_a_value_that_cannot_be_read_invents_nothing():
    with translation.override("en"):
        assert schedule_in_words("month", "someday") == "The dates of this schedule are not clear."


def test_a_promise_is_as_exact_as_the_plan():
    with translation.override("en"):
        assert window_in_words("month", date(2023, 8, 1), date(2023, 8, 31)) == "August 2023"
        assert window_in_words("undated", None, None) == "Without a date"


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("recurring_rate", "P1M x1"),
        ("recurring_rate", "P3M x2"),
        ("recurring_months", "05;08;11;02"),
        ("month", "2026-08"),
        ("month_range", "2026-01/2026-06"),
        ("date_range", "2026-09-27/2026-09-28"),
        ("date", "2026-08-30"),
        ("tentative_dates", "2026-09-12|2026-09-26"),
    ],
)
def test_a_box_holds_words_that_are_read_back_as_the_same_dates(language, kind, value):
    with translation.override(language):
        words = schedule_for_box(kind, value)
    assert words != value and "P1M" not in words
    assert typed_schedule(kind, words).normalised == value


def test_what_words_cannot_say_stays_in_the_notation():
    assert schedule_for_box("recurring_rate", "P4M x1") == "P4M x1"
    assert schedule_for_box("month", "not a month") == "not a month"
    assert schedule_for_box("none", "") == ""
