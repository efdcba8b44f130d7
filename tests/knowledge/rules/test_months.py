from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.knowledge.rules.months import MOST_MONTHS, month_after, read_month, strip_of

TODAY = date(2026, 5, 20)
MONTHS = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(lambda day: day.replace(day=1))


def month(number, year=2026):
    return date(year, number, 1)


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "0000-05", "2026-5", "2026-05-01", "may", "", "２０２６-05"])
def test_what_is_no_month_is_none(text):
    assert read_month(text) is None


def test_a_month_is_read_and_followed():
    assert read_month("2026-12") == month(12)
    assert month_after(month(12)) == month(1, 2027)


def test_a_month_is_missed_once_it_is_over_without_a_practice():
    promised = [month(number) for number in (1, 2, 3, 4, 5, 6)]
    strip = strip_of({month(2): 2}, promised, [month(3)], TODAY)
    assert [one.code for one in strip] == ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]
    assert [one.is_missed for one in strip] == [True, False, False, True, False]
    assert [one.practices for one in strip] == [0, 2, 0, 0, 0]
    assert [one.is_kept for one in strip] == [False, False, True, False, False]
    assert [one.is_now for one in strip] == [False, False, False, False, True]


def test_what_nobody_promised_is_never_missed():
    strip = strip_of({month(2): 1}, [], [], TODAY)
    assert [one.code for one in strip] == ["2026-02", "2026-03", "2026-04", "2026-05"]
    assert not any(one.is_missed for one in strip)


def test_without_practices_and_promises_there_is_no_strip():
    assert strip_of({}, [month(8)], [], TODAY) == ()


@given(published=st.dictionaries(MONTHS, st.integers(1, 5)), promised=st.sets(MONTHS), kept=st.sets(MONTHS))
def test_a_strip_is_without_gaps_and_ends_today(published, promised, kept):
    strip = strip_of(published, promised, kept, TODAY)
    days = [one.first_day for one in strip]
    assert days[1:] == [month_after(day) for day in days[:-1]]
    assert len(days) <= MOST_MONTHS
    assert not days or days[-1] == month(5)
    assert not any(one.is_missed and (one.practices or one.is_now or one.first_day in kept) for one in strip)
