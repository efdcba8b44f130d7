from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from network_portal.common import clock
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions.calls import CallValues, answer_call, change_call, open_call
from network_portal.knowledge.actions.reviews import publish_practice, return_practice, review_practice
from network_portal.knowledge.actions.submissions import save_section, start_practice, submit_practice
from network_portal.knowledge.models import PracticeCall
from tests.factories import actor_with, make_objective, make_user
from tests.knowledge.writing import YES, written

pytestmark = pytest.mark.django_db
VALUES = CallValues("en", "Keep families together", "Words", date(2026, 5, 1), date(2026, 5, 31))


def on(month, day):
    return clock.stopped_at(datetime(2026, month, day, 17, tzinfo=UTC))


@pytest.fixture
def call(editor):
    return open_call(by=editor, values=VALUES)


@pytest.fixture
def answering(author, body, whole, call):
    with on(5, 20):
        return written(author, start_practice(by=author, organisation=body, call=call), whole)


def refused(code, verb, **values):
    with pytest.raises(DomainError) as error:
        verb(**values)
    assert error.value.code == code


def test_two_of_one_title_have_two_addresses_and_none_is_that_of_a_page(editor, call):
    assert call.slug == "keep-families-together"
    assert open_call(by=editor, values=VALUES).slug == "keep-families-together-2"
    assert open_call(by=editor, values=replace(VALUES, title="New")).slug == "new-2"


def test_a_change_keeps_the_address_and_takes_one_of_two(editor, chair, call):
    values = replace(VALUES, title="Other", objectives=(make_objective(8),))
    changed = change_call(by=editor, call=call, version=1, values=values)
    assert (changed.slug, changed.text.title, changed.objectives.get().number) == (call.slug, "Other", 8)
    refused("changed_meanwhile", change_call, by=chair, call=call, version=1, values=VALUES)


@pytest.mark.parametrize(
    "change, code",
    [
        ({"title": "\u200b"}, "call_needs_title"),
        ({"words": "\u200b \u2060"}, "call_needs_words"),
        ({"closes_on": date(9999, 12, 31)}, "day_far_away"),
        ({"opens_on": date(1, 1, 1)}, "day_far_away"),
    ],
)
def test_a_call_says_something_and_its_days_can_be_meant(editor, change, code):
    refused(code, open_call, by=editor, values=replace(VALUES, **change))


def test_the_verbs_themselves_ask_who_makes_a_call(author, call):
    refused("practice_review_not_yours", open_call, by=author, values=VALUES)
    refused("practice_review_not_yours", change_call, by=author, call=call, version=1, values=VALUES)
    assert PracticeCall.objects.count() == 1


@pytest.mark.parametrize("day", [(4, 30), (6, 1)])
def test_it_is_chosen_only_while_it_is_open(author, body, draft, call, day):
    with on(*day):
        refused("call_not_open", start_practice, by=author, organisation=body, call=call)
        refused("call_not_open", answer_call, by=author, submission=draft, version=draft.version, call=call)


def test_what_is_written_may_answer_it_and_may_leave_it(author, draft, call):
    with on(5, 31):
        chosen = answer_call(by=author, submission=draft, version=draft.version, call=call)
        assert chosen.call == call
        assert answer_call(by=author, submission=chosen, version=chosen.version, call=None).call is None
    stranger = actor_with(user=make_user())
    refused("practice_not_yours", answer_call, by=stranger, submission=draft, version=1, call=None)


def test_too_late_it_is_not_sent_as_an_answer_but_without_the_call(author, answering):
    with on(6, 1):
        refused("call_not_open", submit_practice, by=author, submission=answering, version=answering.version)
        answering.refresh_from_db()
        free = answer_call(by=author, submission=answering, version=answering.version, call=None)
        assert submit_practice(by=author, submission=free, version=free.version).state == "submitted"


def test_sent_in_time_it_stays_an_answer_when_it_comes_back(author, chair, answering, call):
    with on(5, 31):
        sent = submit_practice(by=author, submission=answering, version=answering.version)
    with on(6, 10):
        back = return_practice(by=chair, submission=sent, version=sent.version, comment="How many?")
        values = {"results": "EXAMPLE: 300 people"}
        told = save_section(by=author, submission=back, version=back.version, section="done", values=values)
        again = submit_practice(by=author, submission=told, version=told.version)
        review_practice(by=chair, submission=again, version=again.version, answers=YES)
        again.refresh_from_db()
        assert publish_practice(by=chair, submission=again, version=again.version).call == call
