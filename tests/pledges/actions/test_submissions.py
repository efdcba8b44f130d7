import pytest

from network_portal.audit.models import Event
from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.notifications.models import Message
from pledges.actions.submissions import (
    save_section,
    start_change,
    start_submission,
    submit_pledge,
    take_back,
    withdraw_submission,
)
from pledges.models import Pledge, Submission
from tests.factories import actor_with, make_pledge, make_staff
from tests.pledges.conftest import written

pytestmark = pytest.mark.django_db


def refused(verb, **arguments) -> DomainError:
    with pytest.raises(DomainError) as error:
        verb(**arguments)
    return error.value


def test_what_is_sent_waits_for_a_co_chair_who_is_told_once(author, chair, sent):
    assert (sent.state, sent.submissions) == ("submitted", 1)
    message = Message.objects.get(kind="pledges.to_review")
    assert (message.address, message.language) == ("chair@example.org", "fr")
    assert "EXAMPLE: information for migrant workers" in message.text
    assert not Pledge.objects.exists()


def test_a_co_chair_of_the_pledging_organisation_is_not_asked(author, body, complete):
    own = make_staff(actors.CO_CHAIR)
    body.team.create(user=own, role=actors.MEMBER)
    submit_pledge(by=author, submission=complete, version=complete.version)
    assert not Message.objects.filter(kind="pledges.to_review").exists()


def test_all_that_is_missing_is_told_at_once(author, draft):
    error = refused(submit_pledge, by=author, submission=draft, version=draft.version)
    assert error.code == "pledge_incomplete"
    assert all(words in str(error) for words in ("Title", "Text of the pledge", "Objectives", "Stage"))
    draft.refresh_from_db()
    assert (draft.state, draft.version) == ("draft", 1)


@pytest.mark.parametrize(("length", "code"), [(299, "pledge_incomplete"), (300, ""), (3000, ""), (3001, "too_long")])
def test_the_text_has_300_to_3000_characters(author, draft, length, code):
    found = written(author, draft, text="á" * length)
    if not code:
        assert submit_pledge(by=author, submission=found, version=found.version).state == "submitted"
        return
    error = refused(submit_pledge, by=author, submission=found, version=found.version)
    assert error.code == {"too_long": "pledge_text_too_long"}.get(code, code)
    assert Submission.objects.get().values["text"] == "á" * length  # nothing is lost


def test_a_pledge_for_refugees_alone_is_directed_to_the_refugee_compact(author, body, draft):
    for error in (
        refused(start_submission, by=author, organisation=body, concern="refugees"),
        refused(save_section, by=author, submission=draft, version=1, section="about", values={"concern": "refugees"}),
    ):
        assert (error.code, error.field) == ("pledge_about_refugees", "concern")
        assert "https://globalcompactrefugees.org/" in str(error)


@pytest.mark.parametrize(
    ("section", "values", "code"),
    [
        ("when-and-measured", {"starts_on": "0202-01-01"}, "pledge_day_far_away"),
        ("when-and-measured", {"starts_on": "2027-01-02", "deadline": "2027-01-01"}, "pledge_ends_first"),
        ("who", {"partners": "own"}, "pledge_partner_is_itself"),
        ("who", {"reporter": "other"}, "pledge_reporter_elsewhere"),
    ],
)
def test_what_contradicts_itself_is_not_saved(author, body, draft, section, values, code):
    other = make_pledge().organisation
    said = {"own": [body.pk], "other": other.pk}
    values = {name: said.get(value, value) for name, value in values.items()}
    error = refused(save_section, by=author, submission=draft, version=1, section=section, values=values)
    assert error.code == code


def test_a_section_saves_its_own_fields_alone(author, draft):
    found = save_section(
        by=author, submission=draft, version=1, section="text", values={"text": "Words", "title": "Not here"}
    )
    assert found.values["text"] == "Words" and "title" not in found.values


def test_of_two_who_save_the_same_version_the_second_is_told(author, draft):
    save_section(by=author, submission=draft, version=1, section="text", values={"text": "Mine"})
    error = refused(save_section, by=author, submission=draft, version=1, section="text", values={"text": "Theirs"})
    assert error.code == "changed_meanwhile"
    assert Submission.objects.get().values["text"] == "Mine"


@pytest.mark.parametrize("role", [actors.MEMBER, ""])
def test_only_representatives_and_focal_points_pledge_for_an_organisation(body, draft, role):
    somebody = actor_with(memberships={body.pk: role} if role else {})
    assert refused(start_submission, by=somebody, organisation=body).code == "pledge_not_yours"
    assert refused(submit_pledge, by=somebody, submission=draft, version=1).code == "pledge_not_yours"


def test_a_co_chair_writes_for_any_organisation(chair, body):
    assert start_submission(by=chair, organisation=body).author_id == chair.user_id


def test_taken_back_it_is_written_on_and_sent_again(author, chair, sent):
    error = refused(save_section, by=author, submission=sent, version=sent.version, section="text", values={})
    assert error.code == "submission_not_open"
    found = take_back(by=author, submission=sent, version=sent.version)
    assert found.state == "draft"
    assert submit_pledge(by=author, submission=found, version=found.version).submissions == 2


def test_withdrawn_it_is_not_sent_until_it_is_taken_up_again(author, sent):
    found = withdraw_submission(by=author, submission=sent, version=sent.version)
    assert refused(submit_pledge, by=author, submission=found, version=found.version).code == "submission_not_open"
    again = take_back(by=author, submission=found, version=found.version)
    assert (again.state, again.values["title"]) == ("draft", sent.values["title"])


def test_a_withdrawn_change_is_not_taken_up_beside_another(author, body):
    pledge = make_pledge(organisation=body)
    first = start_change(by=author, pledge=pledge)
    first = withdraw_submission(by=author, submission=first, version=first.version)
    second = start_change(by=author, pledge=pledge)
    assert refused(take_back, by=author, submission=first, version=first.version).code == "change_begun_anew"
    withdraw_submission(by=author, submission=second, version=second.version)
    assert take_back(by=author, submission=first, version=first.version).state == "draft"


def test_a_change_begins_with_what_is_published_and_goes_on_where_it_was_begun(author, body):
    pledge = make_pledge(organisation=body)
    change = start_change(by=author, pledge=pledge)
    assert change.values == change.base and change.values["title"] == pledge.title
    assert start_change(by=author, pledge=pledge) == change
    assert Event.objects.filter(verb="pledges.start_change").count() == 1


def test_a_partner_reports_only_where_the_kind_needs_partners(author, draft):
    other = make_pledge().organisation
    found = written(author, draft, kind="common", partners=[other.pk], reporter=other.pk)
    found = save_section(
        by=author, submission=found, version=found.version, section="about", values={"kind": "individual"}
    )
    error = refused(submit_pledge, by=author, submission=found, version=found.version)
    assert (error.code, error.field) == ("pledge_reporter_elsewhere", "reporter")


def test_a_published_pledge_does_not_match_itself(author, body):
    pledge = make_pledge(organisation=body)
    change = start_change(by=author, pledge=pledge)
    error = refused(
        save_section, by=author, submission=change, version=1, section="about", values={"matches": pledge.pk}
    )
    assert error.code == "pledge_matches_itself"


@pytest.mark.parametrize("name", ["title", "text", "measured"])
def test_what_nobody_sees_is_missing(author, draft, name):
    whole = written(author, draft, **{name: "\u200b\u2060" * 200})
    error = refused(submit_pledge, by=author, submission=whole, version=whole.version)
    assert error.code == "pledge_incomplete" and whole.values[name] == ""


def test_an_address_turns_nothing_around(author, draft):
    whole = written(author, draft, global_address="https://example.org/\u202egnp", measured="\u202edeniater")
    assert whole.values["global_address"] == "https://example.org/gnp" and whole.values["measured"] == "deniater"
