from datetime import date

import pytest

from network_portal.bodies.rules.meetings import MeetingDay, spans_of_year

TODAY = date(2026, 8, 20)


def of(day, kind="ordinary", state="held"):
    return MeetingDay(day, kind, state)


def states(kind, *meetings, dialogues=2):
    return [one.state(TODAY) for one in spans_of_year(kind, 2026, meetings, dialogues)]


def test_a_table_owes_a_meeting_each_quarter_and_dialogues_of_the_year():
    held, planned = of(date(2026, 3, 31)), of(date(2026, 12, 31), state="planned")
    assert states("working_table", held, planned) == ["held", "missed", "to_come", "planned", "to_come"]
    assert states("liaison_table", held, planned) == states("working_table", held, planned)


def test_the_network_meets_in_four_months_and_in_no_other():
    meetings = [of(date(2026, 2, 28)), of(date(2026, 6, 1)), of(date(2026, 8, 31), state="planned")]
    assert states("network", *meetings) == ["held", "missed", "planned", "to_come"]
    assert [one.first.month for one in spans_of_year("network", 2026, [], 2)] == [2, 5, 8, 11]


def test_a_national_network_meets_twice_and_sub_tables_owe_nothing():
    assert states("national_network", of(date(2026, 6, 30))) == ["held", "to_come"]
    assert states("sub_table") == states("technical_table") == []


def test_what_is_cancelled_or_extraordinary_does_not_count_and_a_dialogue_is_no_meeting():
    day = date(2026, 2, 1)
    others = [of(day, state="cancelled"), of(day, kind="extraordinary"), of(day, kind="dialogue")]
    spans = spans_of_year("working_table", 2026, others, 2)
    assert [(one.planned, one.held) for one in spans] == [(0, 0)] * 4 + [(0, 1)]


@pytest.mark.parametrize(("setting", "owed"), [(0, []), (1, [1]), (2, [2])])
def test_dialogues_are_as_many_as_the_setting_says(setting, owed):
    spans = spans_of_year("liaison_table", 2026, [], setting)
    assert [one.owed for one in spans if one.is_dialogue] == owed


def test_meetings_of_other_years_do_not_count():
    assert states("national_network", of(date(2025, 12, 31)), of(date(2027, 1, 1))) == ["missed", "to_come"]
