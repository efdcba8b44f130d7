import pytest

from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions.reviews import return_practice
from network_portal.knowledge.actions.submissions import (
    save_section,
    start_change,
    start_practice,
    submit_practice,
    take_back,
    withdraw_practice,
)
from network_portal.notifications.models import Message
from tests.factories import actor_with, make_organisation, make_practice, make_user

pytestmark = pytest.mark.django_db


def refused(code, verb, **values):
    with pytest.raises(DomainError) as error:
        verb(**values)
    assert error.value.code == code
    return error.value


def test_a_section_keeps_what_it_says_and_leaves_the_others(author, draft):
    saved = save_section(
        by=author, submission=draft, version=draft.version, section="about", values={"title": "T", "done": "no"}
    )
    assert saved.values == {"title": "T"}


def test_what_is_missing_is_told_all_at_once(author, draft):
    error = refused("practice_incomplete", submit_practice, by=author, submission=draft, version=draft.version)
    assert "Title" in str(error)
    assert "Objectives" in str(error)


def test_sent_it_asks_the_co_chairs_once_a_sending(author, chair, complete):
    sent = submit_practice(by=author, submission=complete, version=complete.version)
    back = take_back(by=author, submission=sent, version=sent.version)
    submit_practice(by=author, submission=back, version=back.version)
    assert [one.address for one in Message.objects.filter(kind="knowledge.to_review")] == ["chair@example.org"] * 2


def test_a_withdrawn_change_is_taken_up_again_but_not_beside_another(author, draft):
    practice, body = make_practice(), draft.organisation
    practice.implementers.add(body)
    first = start_change(by=author, practice=practice, organisation=body)
    first = withdraw_practice(by=author, submission=first, version=first.version)
    second = start_change(by=author, practice=practice, organisation=body)
    refused("practice_change_begun_anew", take_back, by=author, submission=first, version=first.version)
    withdraw_practice(by=author, submission=second, version=second.version)
    assert take_back(by=author, submission=first, version=first.version).state == "draft"


@pytest.mark.parametrize(
    "section, values, code",
    [
        ("where-and-when", {"year_from": 2024, "year_to": 2020}, "practice_ends_first"),
        ("who-and-how-much", {"cost": 5, "currency": ""}, "practice_cost_needs_currency"),
    ],
)
def test_what_cannot_be_is_refused_while_it_is_written(author, draft, section, values, code):
    refused(code, save_section, by=author, submission=draft, version=draft.version, section=section, values=values)


def test_a_text_may_be_too_long_while_it_is_written_but_not_when_it_is_sent(author, complete):
    longer = save_section(
        by=author, submission=complete, version=complete.version, section="about", values={"summary": "x" * 601}
    )
    refused("practice_text_too_long", submit_practice, by=author, submission=longer, version=longer.version)


def test_others_write_nothing_for_an_organisation(draft):
    stranger = actor_with(user=make_user(), memberships={make_organisation().pk: actors.FOCAL_POINT})
    refused("practice_not_yours", start_practice, by=stranger, organisation=draft.organisation)
    refused("practice_not_yours", withdraw_practice, by=stranger, submission=draft, version=draft.version)


def test_of_two_who_save_the_second_sees_a_conflict(author, draft):
    values = {"title": "First"}
    save_section(by=author, submission=draft, version=draft.version, section="about", values=values)
    refused(
        "changed_meanwhile",
        save_section,
        by=author,
        submission=draft,
        version=draft.version,
        section="about",
        values={"title": "Second"},
    )


def test_a_change_begins_with_what_is_published_and_is_one(author, body):
    practice = make_practice(title="Desk", text={"done": "Opened"})
    practice.implementers.add(body)
    change = start_change(by=author, practice=practice, organisation=body)
    assert (change.values["title"], change.values["done"]) == ("Desk", "Opened")
    assert start_change(by=author, practice=practice, organisation=body) == change


def test_what_was_sent_is_not_written_any_more(author, sent):
    values = {"title": "Late"}
    refused(
        "submission_not_open",
        save_section,
        by=author,
        submission=sent,
        version=sent.version,
        section="about",
        values=values,
    )


def test_what_a_reviewer_returned_is_not_sent_again_unchanged(author, chair, sent):
    back = return_practice(by=chair, submission=sent, version=sent.version, comment="How many?")
    refused("practice_same_as_returned", submit_practice, by=author, submission=back, version=back.version)
    values = {"results": "EXAMPLE: 300 people"}
    back.refresh_from_db()
    told = save_section(by=author, submission=back, version=back.version, section="done", values=values)
    assert submit_practice(by=author, submission=told, version=told.version).state == "submitted"
