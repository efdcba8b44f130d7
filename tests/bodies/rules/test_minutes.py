from datetime import UTC, datetime, timedelta

import pytest

from network_portal.bodies.rules.minutes import marked, named_in, reminders_due, with_names

ENDED = datetime(2026, 5, 12, 17, tzinfo=UTC)


@pytest.mark.parametrize(("hours", "due"), [(71, ()), (72, (3,)), (167, (3,)), (168, (7,)), (900, (7,))])
def test_reminders_are_due_after_three_and_seven_days(hours, due):
    assert reminders_due(ENDED, ENDED + timedelta(hours=hours)) == due


def test_marks_are_found_once_each_and_named_when_shown():
    text = "[[12]] and [[7]], then [[12]] again; [12] is none."
    assert marked(text) == [12, 7]
    assert with_names(text, {12: "IOM", 7: "ILO"}.__getitem__) == "IOM and ILO, then IOM again; [12] is none."


def test_names_are_found_as_words_whatever_their_accents_and_never_within_others():
    names = ["Fundación Órbita", "Luna", "Ana Pérez", "ABC"]
    assert list(named_in("La FUNDACION ORBITA habló con Ana  Perez.", names)) == ["Fundación Órbita", "Ana Pérez"]
    assert list(named_in("lunares y ABC", names)) == []
