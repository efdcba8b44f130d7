from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from network_portal.common import actors, clock
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.common.registry import clearables
from network_portal.knowledge.actions.clearances import (
    Sent,
    answer_clearance,
    close_clearance,
    close_due_clearances,
    extend_clearance,
    open_clearance,
    withdraw_clearance,
)
from network_portal.knowledge.actions.publication_documents import add_file, remove_document
from network_portal.knowledge.actions.publication_steps import publish_publication
from network_portal.knowledge.actions.publications import save_publication, submit_publication, take_back_publication
from network_portal.knowledge.models import Clearance, Publication
from network_portal.knowledge.queries.clearance_duties import clearance_duties_of
from network_portal.knowledge.queries.files import stored_of_rows
from network_portal.notifications.models import Message
from tests.factories import actor_with, make_focal_point, make_members, make_organisation, make_plan, make_user
from tests.knowledge.publishing import TEXTS, VALUES, drafted, pdf

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def refused(code, verb, **values):
    with pytest.raises(DomainError) as error:
        verb(**values)
    assert error.value.code == code


def sent_with(**more):
    values = {
        "title": "EXAMPLE: plan",
        "words": "EXAMPLE: words",
        "closes_at": clock.now() + WEEK,
        "address": "https://example.org/plan",
    }
    return Sent(**values | more)


@pytest.fixture
def members(db):
    return make_members("one", "two", "three")


@pytest.fixture
def voices(members):
    """A focal point of each member."""
    people = [make_focal_point(body, email=f"{body.slug}@example.org", language="es") for body in members]
    return [
        actor_with(user=person, memberships={body.pk: actors.FOCAL_POINT})
        for body, person in zip(members, people, strict=True)
    ]


@pytest.fixture
def opened(chair, voices):
    return open_clearance(by=chair, sent=sent_with())


def says(by, clearance, body, answer, words=""):
    row = clearance.answers.get(organisation=body)
    return answer_clearance(
        by=by, clearance=clearance, organisation=body, version=row.version, answer=answer, words=words
    )


def at_deadline(clearance, after=timedelta()):
    return clock.stopped_at(clearance.closes_at + after)


def test_every_member_is_asked_once_each_person_in_their_language(opened, members, voices):
    make_organisation("no-member")
    assert {row.organisation for row in opened.answers.all()} == set(members)
    letters = Message.objects.filter(kind="knowledge.clearance_opened")
    assert {one.address for one in letters} == {"one@example.org", "two@example.org", "three@example.org"}
    assert {one.language for one in letters} == {"es"}
    assert "UTC−5" in letters[0].text


def test_who_answers_for_two_members_is_written_to_once(chair, members):
    person = make_focal_point(members[0])
    person.memberships.create(organisation=members[1], role=actors.FOCAL_POINT)
    open_clearance(by=chair, sent=sent_with())
    assert Message.objects.filter(kind="knowledge.clearance_opened").count() == 1


def test_nobody_gives_less_than_72_hours(chair, members):
    short = sent_with(closes_at=clock.now() + timedelta(hours=71, minutes=59))
    refused("clearance_too_short", open_clearance, by=chair, sent=short)


def test_members_open_for_their_own_agency_alone(voices, members):
    own, other = members[:2]
    assert open_clearance(by=voices[0], sent=sent_with(), organisation=own).organisation == own
    refused("clearance_not_yours", open_clearance, by=voices[0], sent=sent_with(), organisation=other)
    refused("clearance_not_yours", open_clearance, by=voices[0], sent=sent_with())
    stranger = make_organisation("no-member")
    outside = actor_with(memberships={stranger.pk: actors.FOCAL_POINT})
    refused("clearance_not_yours", open_clearance, by=outside, sent=sent_with(), organisation=stranger)


def test_there_is_something_to_read(chair, members):
    refused("nothing_to_clear", open_clearance, by=chair, sent=sent_with(address=""))
    refused("address_not_https", open_clearance, by=chair, sent=sent_with(address="http://example.org"))


def test_silence_is_consent(opened, members, voices):
    says(voices[0], opened, members[0], "agrees")
    says(voices[1], opened, members[1], "comments", "Page 3")
    with at_deadline(opened):
        [closed] = close_due_clearances()
    assert closed.state == "cleared"
    assert {row.organisation.slug: row.answer for row in closed.answers.all()} == {
        "one": "agrees",
        "two": "comments",
        "three": "",
    }


def test_one_objection_stops_it_and_everybody_is_told(opened, members, voices, chair):
    says(voices[2], opened, members[2], "objects", "Not this year")
    with at_deadline(opened):
        [closed] = close_due_clearances()
    assert closed.state == "objected"
    told = Message.objects.filter(kind="knowledge.clearance_closed")
    assert {one.address for one in told} == {
        "one@example.org",
        "two@example.org",
        "three@example.org",
        "chair@example.org",
    }


def test_an_objection_says_why(opened, members, voices):
    refused("clearance_needs_words", says, by=voices[0], clearance=opened, body=members[0], answer="objects")


@pytest.mark.parametrize("nothing", [" ", "\u200b", "\u2060 \u3164", "\u202e"])
def test_what_nobody_sees_is_no_word(opened, members, voices, chair, nothing):
    for answer in ("objects", "comments"):
        refused(
            "clearance_needs_words", says, by=voices[0], clearance=opened, body=members[0], answer=answer, words=nothing
        )
    values = {"by": chair, "clearance": opened, "version": opened.version}
    refused("clearance_reason_needed", withdraw_clearance, **values, reason=nothing)
    refused("clearance_needs_title", open_clearance, by=chair, sent=sent_with(title=nothing))


def test_a_deadline_lies_in_a_year_that_can_be_meant(opened, chair):
    for day in (datetime(9999, 12, 31, 23, 59, tzinfo=ZoneInfo("America/Panama")), datetime(2101, 1, 1, tzinfo=UTC)):
        refused("day_far_away", open_clearance, by=chair, sent=sent_with(closes_at=day))
        values = {"by": chair, "clearance": opened, "version": opened.version}
        refused("day_far_away", extend_clearance, **values, closes_at=day)


def test_an_answer_may_change_until_the_deadline_and_the_last_counts(opened, members, voices):
    says(voices[0], opened, members[0], "objects", "No")
    says(voices[0], opened, members[0], "agrees")
    with at_deadline(opened, timedelta(seconds=-1)):
        says(voices[0], opened, members[0], "comments", "Yes, but")
    with at_deadline(opened):
        refused("clearance_over", says, by=voices[0], clearance=opened, body=members[0], answer="agrees")
        assert close_clearance(by=SYSTEM, clearance=opened).state == "cleared"


def test_of_two_of_one_agency_who_answer_at_once_the_later_is_told(opened, members, voices):
    row = opened.answers.get(organisation=members[0])
    says(voices[0], opened, members[0], "agrees")
    refused(
        "changed_meanwhile",
        answer_clearance,
        by=voices[0],
        clearance=opened,
        organisation=members[0],
        version=row.version,
        answer="objects",
        words="No",
    )


def test_nobody_answers_for_another_member(opened, members, voices, chair):
    refused("clearance_not_asked", says, by=voices[0], clearance=opened, body=members[1], answer="agrees")
    refused("clearance_not_asked", says, by=chair, clearance=opened, body=members[1], answer="agrees")
    own = actor_with(actors.CO_CHAIR, user=make_user(), memberships={members[1].pk: actors.MEMBER})
    assert says(own, opened, members[1], "agrees").answer == "agrees"


def test_the_calendar_closes_once_however_often_and_late_it_runs(opened):
    with at_deadline(opened, timedelta(seconds=-1)):
        assert close_due_clearances() == []
        refused("clearance_not_due", close_clearance, by=SYSTEM, clearance=opened)
    with at_deadline(opened, WEEK):
        assert len(close_due_clearances()) == 1
        assert close_due_clearances() == []
        refused("clearance_over", close_clearance, by=SYSTEM, clearance=opened)
    assert Message.objects.filter(kind="knowledge.clearance_closed", address="one@example.org").count() == 1


def test_one_that_cannot_be_closed_does_not_stop_the_others(opened, chair, monkeypatch):
    other = open_clearance(by=chair, sent=sent_with())
    Clearance.objects.filter(pk=opened.pk).update(subject_kind="", state="withdrawn")
    with at_deadline(other):
        assert close_due_clearances() == [other]


def test_a_deadline_is_moved_to_a_later_moment_only(opened, chair, voices):
    version, later = opened.version, opened.closes_at + WEEK
    values = {"by": chair, "clearance": opened, "version": version}
    for shorter in (opened.closes_at, opened.closes_at - timedelta(hours=1)):
        refused("clearance_only_later", extend_clearance, **values, closes_at=shorter)
    refused("clearance_not_yours", extend_clearance, **values | {"by": voices[0]}, closes_at=later)
    moved = extend_clearance(**values, closes_at=later)
    with at_deadline(opened):
        assert close_due_clearances() == []
    assert moved.closes_at == later
    assert Message.objects.filter(kind="knowledge.clearance_extended").count() == 3


def test_withdrawn_it_keeps_what_was_said_and_says_why(opened, chair, members, voices):
    says(voices[0], opened, members[0], "objects", "Not this year")
    refused("clearance_reason_needed", withdraw_clearance, by=chair, clearance=opened, version=1, reason=" ")
    gone = withdraw_clearance(by=chair, clearance=opened, version=opened.version, reason="Another text comes")
    assert gone.state == "withdrawn"
    assert gone.answers.filter(words="Not this year").exists()
    assert "Another text comes" in Message.objects.filter(kind="knowledge.clearance_withdrawn")[0].text
    refused("clearance_over", says, by=voices[1], clearance=opened, body=members[1], answer="agrees")
    with at_deadline(opened):
        assert close_due_clearances() == []


def test_after_its_deadline_nothing_moves_it(opened, chair):
    with at_deadline(opened):
        values = {"by": chair, "clearance": opened, "version": opened.version}
        refused("clearance_over", extend_clearance, **values, closes_at=opened.closes_at + WEEK)
        refused("clearance_over", withdraw_clearance, **values, reason="x")


def test_each_member_that_is_silent_has_a_duty_until_the_deadline(opened, members, voices):
    [duty] = clearance_duties_of(voices[0])
    assert (duty.is_asked, duty.due) == (True, clock.day_of(opened.closes_at))
    with at_deadline(opened):
        assert list(clearance_duties_of(voices[0])) == []
    says(voices[0], opened, members[0], "agrees")
    assert list(clearance_duties_of(voices[0])) == []


# --- A publication before the members --------------------------------------------------------------
@pytest.fixture
def text(editor):
    draft = drafted(editor)
    return add_file(by=editor, publication=draft, version=draft.version, language="en", file=pdf())


def cleared(by, publication):
    return open_clearance(by=by, sent=sent_with(address=""), kind="publication", key=str(publication.pk))


def test_while_it_is_with_the_members_nobody_changes_or_publishes_it(editor, chair, members, text):
    sent = submit_publication(by=editor, publication=text, version=text.version)
    cleared(chair, sent)
    for by, verb, more in (
        (editor, save_publication, {"values": VALUES, "texts": TEXTS}),
        (editor, take_back_publication, {}),
        (chair, publish_publication, {}),
    ):
        sent.refresh_from_db()
        refused("publication_in_clearance", verb, by=by, publication=sent, version=sent.version, **more)
    refused("clearance_open_already", cleared, by=chair, publication=sent)


@pytest.mark.parametrize("typed", ["0{}", "00{}", "\uff10{}", "{full}"])
def test_however_its_key_is_typed_a_publication_is_one_thing(editor, chair, members, text, typed):
    key = typed.format(text.pk, full=str(text.pk).translate({48 + digit: 0xFF10 + digit for digit in range(10)}))
    values = {"by": chair, "sent": sent_with(address=""), "kind": "publication"}
    opened = open_clearance(**values, key=key)
    assert opened.subject_key == str(text.pk)
    for again in (key, str(text.pk)):
        refused("clearance_open_already", open_clearance, **values, key=again)
    refused("publication_in_clearance", submit_publication, by=editor, publication=text, version=text.version)
    with at_deadline(opened):
        close_due_clearances()
    text.refresh_from_db()
    assert text.cleared_on


def test_each_kind_finds_its_things_under_the_key_that_is_kept(text):
    draft = make_plan(state="draft")
    keys = {"publication": str(text.pk), "plan": draft.slug}
    assert set(keys) == set(dict(clearables.items()))
    for kind, key in keys.items():
        found = clearables[kind].find(key)
        assert found is not None
        assert found.key == key


def test_cleared_it_says_so_until_somebody_changes_it(editor, chair, members, text):
    opened = cleared(chair, text)
    with at_deadline(opened):
        close_due_clearances()
    text.refresh_from_db()
    assert text.cleared_on == clock.day_of(opened.closes_at)
    same = save_publication(by=editor, publication=text, version=text.version, values=VALUES, texts=TEXTS)
    assert same.cleared_on
    other = {**VALUES, "kind": "tool"}
    changed = save_publication(by=editor, publication=same, version=same.version, values=other, texts=TEXTS)
    assert changed.cleared_on is None


def test_what_the_members_read_stays_when_the_publication_loses_it(
    editor, chair, members, text, django_capture_on_commit_callbacks
):
    opened = cleared(chair, text)
    withdraw_clearance(by=chair, clearance=opened, version=opened.version, reason="x")
    kept = text.documents.exclude(stored="").get()
    text.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True) as discarded:
        remove_document(by=editor, publication=text, version=text.version, document=kept.pk)
    assert opened.files.get().stored == kept.stored
    assert stored_of_rows([kept.stored]) == {kept.stored}
    assert not any("_delete" in str(call) for call in discarded)


def test_what_is_published_already_is_not_cleared(editor, chair, members, text):
    Publication.objects.filter(pk=text.pk).update(state="published", slug="x", published_at=clock.now())
    refused("nothing_to_clear", cleared, by=chair, publication=text)


def test_an_agency_sends_its_own_publication_and_no_other(voices, members, text):
    mine = drafted(voices[0], members[0])
    assert cleared(voices[0], mine).organisation == members[0]
    refused("clearance_not_yours", cleared, by=voices[0], publication=text)
