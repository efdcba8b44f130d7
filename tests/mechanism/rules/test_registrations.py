import pytest

from mechanism.rules.registrations import (
    MOST_REQUIRED,
    OF_THE_ACCOUNT,
    REQUIRED,
    STEPS,
    first_unfinished,
    missing,
    suggested,
)

WHOLE = dict.fromkeys(REQUIRED, "x") | {"at_risk": "no"}


def test_at_most_nine_answers_are_needed_with_those_of_the_account():
    assert len(OF_THE_ACCOUNT) + len(REQUIRED) <= MOST_REQUIRED


def test_neither_papers_nor_a_web_site_are_asked():
    asked = {name for names in STEPS.values() for name in names}
    assert not asked & {"website", "legal_form", "papers", "registration_number", "phone"}


@pytest.mark.parametrize("name", REQUIRED)
def test_each_needed_answer_is_missed_alone(name):
    assert missing({**WHOLE, name: ""}) == (name,)


def test_who_is_at_risk_needs_an_alias():
    assert missing({**WHOLE, "at_risk": "yes", "alias": " "}) == ("alias",)
    assert missing({**WHOLE, "at_risk": "yes", "alias": "Puente"}) == ()


def test_one_goes_on_at_the_first_step_that_lacks_something():
    assert first_unfinished({}) == "organisation"
    assert first_unfinished({**WHOLE, "tables": []}) == "tables"
    assert first_unfinished(WHOLE) == ""


def test_tables_are_suggested_by_the_objectives_in_their_remit():
    assert suggested([5, 8], {1: [1, 2], 2: [5, 6, 8], 3: [8]}) == {2: [5, 8], 3: [8]}
