import pytest

from network_portal.audit.models import Event
from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions import practices
from network_portal.knowledge.actions.letters import ask_for_review
from network_portal.knowledge.actions.reviews import (
    publish_practice,
    return_practice,
    review_practice,
    unpublish_practice,
)
from network_portal.knowledge.actions.submissions import (
    save_section,
    start_change,
    start_practice,
    submit_practice,
    take_back,
)
from network_portal.knowledge.models import Practice, PracticeReview
from network_portal.knowledge.queries.submissions import differences
from network_portal.notifications.models import Message
from tests.factories import actor_with, make_focal_point, make_organisation, make_staff
from tests.knowledge.writing import YES, written

pytestmark = pytest.mark.django_db


def refused(code, verb, **values):
    with pytest.raises(DomainError) as error:
        verb(**values)
    assert error.value.code == code


def published(by, submission):
    return publish_practice(by=by, submission=submission, version=submission.version)


def test_reviewed_it_is_published_with_all_it_said_and_its_authors_are_told(chair, reviewed, body):
    practice = published(chair, reviewed)
    text = practice.texts.get()
    assert (practice.slug, practice.level, practice.year_from) == ("example-one-counter", "local", 2024)
    assert (text.language, text.status, text.done) == ("en", "original", "EXAMPLE: done")
    assert [one.code for one in practice.populations.all()] == ["women"]
    assert list(practice.implementers.all()) == [body]
    assert Message.objects.get(kind="knowledge.published").address == "ana@example.org"
    assert Event.objects.filter(verb="knowledge.publish_practice", target_id=practice.pk).exists()


def test_letters_name_an_organisation_that_is_not_listed_to_its_people_and_co_chairs_alone(chair, editor, body, whole):
    make_focal_point(body, email="own@example.org")
    type(body).objects.filter(pk=body.pk).update(kind="civil_society", is_listed=False)
    draft = written(editor, start_practice(by=editor, organisation=body), whole)
    sent = submit_practice(by=editor, submission=draft, version=draft.version)
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    sent.refresh_from_db()
    published(chair, sent)
    named = {one.address: body.short_name in one.text for one in Message.objects.filter(kind="knowledge.published")}
    assert named == {"own@example.org": True, "editor@example.org": False}
    [asked] = Message.objects.filter(kind="knowledge.to_review")
    assert body.short_name in asked.subject + asked.text


def test_editors_are_asked_too_in_words_that_they_may_read(chair, editor, sent, body):
    assert {one.address for one in Message.objects.filter(kind="knowledge.to_review")} == {
        "chair@example.org",
        "editor@example.org",
    }
    make_staff(actors.CO_CHAIR, email="seated@example.org").memberships.create(organisation=body, role=actors.MEMBER)
    type(body).objects.filter(pk=body.pk).update(kind="civil_society", is_listed=False)
    sent.organisation.refresh_from_db()
    Message.objects.all().delete()
    ask_for_review(sent)
    named = {one.address: body.short_name in one.subject + one.text for one in Message.objects.all()}
    assert named == {"chair@example.org": True, "editor@example.org": False}


def test_nothing_is_published_without_its_review(chair, sent):
    refused("practice_not_reviewed", published, by=chair, submission=sent)
    assert not Practice.objects.exists()


def test_a_no_stops_it_until_the_same_person_says_otherwise(chair, sent):
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES | {"relevant": "no"})
    sent.refresh_from_db()
    refused("practice_not_reviewed", published, by=chair, submission=sent)
    sent.refresh_from_db()
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    sent.refresh_from_db()
    assert published(chair, sent)
    assert PracticeReview.objects.count() == 1


def test_where_two_reviews_are_needed_one_is_not_enough(chair, editor, reviewed, settings):
    settings.PRACTICE_REVIEWS = 2
    refused("practice_not_reviewed", published, by=chair, submission=reviewed)
    reviewed.refresh_from_db()
    review_practice(by=editor, submission=reviewed, version=reviewed.version, answers=YES)
    reviewed.refresh_from_db()
    assert published(chair, reviewed)


def test_every_criterion_is_answered(chair, sent):
    answers = {"relevant": "yes"}
    refused(
        "practice_review_incomplete", review_practice, by=chair, submission=sent, version=sent.version, answers=answers
    )


def test_nobody_decides_on_what_is_of_their_organisation(sent, body, chair):
    own = actor_with(actors.CO_CHAIR, memberships={body.pk: actors.MEMBER})
    for verb, values in (
        (review_practice, {"answers": YES}),
        (publish_practice, {}),
        (return_practice, {"comment": "x"}),
    ):
        refused("practice_is_ones_own", verb, by=own, submission=sent, version=sent.version, **values)


def test_nobody_decides_on_what_they_wrote_for_another_organisation(editor, body, whole):
    draft = written(editor, start_practice(by=editor, organisation=body), whole)
    sent = submit_practice(by=editor, submission=draft, version=draft.version)
    refused("practice_is_ones_own", review_practice, by=editor, submission=sent, version=sent.version, answers=YES)


@pytest.mark.parametrize("verb", [review_practice, publish_practice, return_practice])
def test_nobody_decides_on_what_they_rewrote_of_somebody_else(editor, chair, reviewed, verb):
    back = take_back(by=editor, submission=reviewed, version=reviewed.version)
    back = save_section(by=editor, submission=back, version=back.version, section="about", values={"title": "Mine"})
    sent = submit_practice(by=editor, submission=back, version=back.version)
    values = {review_practice: {"answers": YES}, return_practice: {"comment": "x"}}.get(verb, {})
    refused("practice_is_ones_own", verb, by=editor, submission=sent, version=sent.version, **values)


def test_nobody_decides_on_a_change_of_what_their_organisation_carried_out(editor, chair, reviewed):
    practice, theirs = published(chair, reviewed), make_organisation("their-body")
    practice.implementers.add(theirs)
    draft = start_change(by=editor, practice=practice, organisation=None)
    change = save_section(by=editor, submission=draft, version=1, section="done", values={"done": "More"})
    sent = submit_practice(by=editor, submission=change, version=change.version)
    own = actor_with(actors.CO_CHAIR, memberships={theirs.pk: actors.MEMBER})
    refused("practice_is_ones_own", review_practice, by=own, submission=sent, version=sent.version, answers=YES)


def test_the_verbs_themselves_ask_who_decides(author, reviewed, chair):
    for verb, values in (
        (review_practice, {"answers": YES}),
        (publish_practice, {}),
        (return_practice, {"comment": "x"}),
    ):
        refused("practice_review_not_yours", verb, by=author, submission=reviewed, version=reviewed.version, **values)
    practice = published(chair, reviewed)
    refused("practice_review_not_yours", unpublish_practice, by=author, practice=practice, version=1, reason="x")


def test_returned_it_comes_back_with_words_and_its_review_counts_no_more(chair, author, reviewed):
    back = return_practice(by=chair, submission=reviewed, version=reviewed.version, comment="How many?")
    assert (back.state, back.comment) == ("returned", "How many?")
    assert "How many?" in Message.objects.get(kind="knowledge.returned").text
    told = save_section(
        by=author, submission=back, version=back.version, section="done", values={"results": "EXAMPLE: 300 people"}
    )
    again = submit_practice(by=author, submission=told, version=told.version)
    refused("practice_not_reviewed", published, by=chair, submission=again)


def test_a_return_says_what_is_missing(chair, sent):
    refused(
        "practice_comment_needed", return_practice, by=chair, submission=sent, version=sent.version, comment=" \u200b"
    )


def test_a_change_touches_only_what_it_says_anew(chair, author, body, reviewed):
    practice = published(chair, reviewed)
    change = start_change(by=author, practice=practice, organisation=body)
    change = save_section(
        by=author, submission=change, version=change.version, section="done", values={"done": "More was done"}
    )
    sent = submit_practice(by=author, submission=change, version=change.version)
    Practice.objects.filter(pk=practice.pk).update(level="national")
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    sent.refresh_from_db()
    changed = published(chair, sent)
    assert (changed.pk, changed.slug, changed.level) == (practice.pk, practice.slug, "national")
    assert changed.texts.get().done == "More was done"
    event = Event.objects.get(verb="knowledge.change_practice")
    assert event.changes == {"done": ["EXAMPLE: done", "More was done"]}


def test_a_draft_keeps_what_the_practice_will_keep(author, body, chair, reviewed):
    practice = published(chair, reviewed)
    change = start_change(by=author, practice=practice, organisation=body)
    values = {"done": "EXAMPLE: done\x07\r\n"}
    change = save_section(by=author, submission=change, version=change.version, section="done", values=values)
    refused("practice_says_nothing_new", submit_practice, by=author, submission=change, version=change.version)


def test_two_of_one_title_have_two_addresses(chair, author, body, reviewed, whole):
    published(chair, reviewed)
    draft = written(author, start_practice(by=author, organisation=body), whole)
    sent = submit_practice(by=author, submission=draft, version=draft.version)
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    sent.refresh_from_db()
    assert published(chair, sent).slug == "example-one-counter-2"


def test_an_address_taken_meanwhile_is_left_to_who_took_it(chair, reviewed, monkeypatch):
    Practice.objects.create(slug="example-one-counter")
    Practice.objects.create(slug="example-one-counter-2")
    monkeypatch.setattr(practices, "slugs_like", lambda title: set())
    assert published(chair, reviewed).slug == "example-one-counter-3"


def test_taken_off_it_is_nowhere_and_the_audit_says_why(chair, reviewed, client, django_capture_on_commit_callbacks):
    practice = published(chair, reviewed)
    address = f"/en/practices/{practice.slug}/"
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        unpublish_practice(by=chair, practice=practice, version=practice.version, reason="Wrong")
    assert client.get(address).status_code == 404
    assert Event.objects.get(verb="knowledge.unpublish_practice").note == "Wrong"


def test_a_change_of_what_was_taken_off_brings_it_back(chair, author, body, reviewed, client):
    practice = published(chair, reviewed)
    change = start_change(by=author, practice=practice, organisation=body)
    change = save_section(by=author, submission=change, version=change.version, section="done", values={"done": "More"})
    sent = submit_practice(by=author, submission=change, version=change.version)
    unpublish_practice(by=chair, practice=practice, version=practice.version, reason="Wrong")
    sent = type(sent).objects.get(pk=sent.pk)
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    sent.refresh_from_db()
    back = published(chair, sent)
    assert (back.pk, back.published_at) == (practice.pk, practice.published_at)
    assert "More" in client.get(f"/en/practices/{practice.slug}/").content.decode()
    told = Event.objects.filter(target_id=practice.pk, target_type="knowledge.practice").order_by("pk")
    assert [one.verb.rpartition(".")[2] for one in told] == [
        "publish_practice",
        "unpublish_practice",
        "publish_practice",
    ]


def test_what_was_taken_off_may_come_back_as_it_was(chair, author, body, reviewed):
    practice = published(chair, reviewed)
    unpublish_practice(by=chair, practice=practice, version=practice.version, reason="Wrong")
    practice.refresh_from_db()
    change = start_change(by=author, practice=practice, organisation=body)
    sent = submit_practice(by=author, submission=change, version=change.version)
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    sent.refresh_from_db()
    assert published(chair, sent).is_published


def test_what_was_published_meanwhile_is_shown_and_not_replaced_unseen(chair, author, body, reviewed):
    practice = published(chair, reviewed)
    change = start_change(by=author, practice=practice, organisation=body)
    values = {"done": "EXAMPLE: as proposed"}
    change = save_section(by=author, submission=change, version=change.version, section="done", values=values)
    sent = submit_practice(by=author, submission=change, version=change.version)
    review_practice(by=chair, submission=sent, version=sent.version, answers=YES)
    practice.refresh_from_db()
    read = practice.version
    practice.texts.update(done="EXAMPLE: meanwhile")
    Practice.objects.update(version=read + 1)
    sent = type(sent).objects.get(practice=practice, pk=sent.pk)
    [row] = [row for row in differences(sent) if "begun" in row]
    assert (row["before"], row["begun"]) == ("EXAMPLE: meanwhile", "EXAMPLE: done")
    values = {"by": chair, "submission": sent, "version": sent.version}
    for seen in (None, read):
        refused("changed_meanwhile", publish_practice, **values, published_version=seen)
    publish_practice(**values, published_version=read + 1)
    assert practice.texts.get().done == "EXAMPLE: as proposed"
