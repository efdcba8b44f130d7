from datetime import date

import pytest

from workplan.rules.next_plan import shifted_value, years_later, years_of


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("Work plan 2023-2024", "Work plan 2025-2026"),
        ("2023-2024", "2025-2026"),
        ("Plan of 1999", "Plan of 2001"),
        ("A/RES/73/195, 12023 and 20234", "A/RES/73/195, 12023 and 20234"),
    ],
)
def test_only_years_move_on(text: str, later: str) -> None:
    assert years_later(text, 2) == later


def test_a_plan_of_two_years_is_followed_two_years_later() -> None:
    assert years_of(date(2023, 1, 1), date(2024, 12, 31)) == 2
    assert years_of(date(2023, 5, 1), date(2023, 12, 31)) == 1


@pytest.mark.parametrize(
    ("kind", "value", "shifted"),
    [("month", "2023-08", "2025-08"), ("recurring_months", "05;11", "05;11"), ("month", "in summer", "")],
)
def test_a_value_that_cannot_be_read_is_left_empty(kind: str, value: str, shifted: str) -> None:
    assert shifted_value(kind, value, 2) == shifted
