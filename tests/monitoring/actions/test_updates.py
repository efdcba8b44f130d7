import re
from dataclasses import replace
from datetime import date

import pytest

from network_portal.common import clock
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.decisions import accept_update, accept_updates, return_update
from network_portal.monitoring.actions.drafters import hand_over
from network_portal.monitoring.actions.news import report_news
from network_portal.monitoring.actions.nudges import nudge, preview_nudge
from network_portal.monitoring.actions.paragraphs import add_paragraph
from network_portal.monitoring.actions.round_steps import change_round_days, reopen_round, write_opening
from network_portal.monitoring.actions.rounds import close_due_rounds, close_round
from network_portal.monitoring.actions.updates import (
    keep_answer,
    save_draft,
    say_nothing_new,
    send_updates,
    submit_update,
)
from network_portal.monitoring.models import CopiedLead, Duty, MailedLink, Round, Update
from network_portal.monitoring.rules.drafters import DRAFTING
from network_portal.monitoring.rules.updates import Answer
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember
from tests.factories import make_focal_point, make_user, signed_in
from tests.monitoring.conftest import at
from workplan.actions.news import last_news, note_news
from workplan.models import ActivityState, Plan

NEWS = Answer(status="delayed", done="EXAMPLE: one meeting", evidence="https://example.org/minutes")


@pytest.fixture
def duty(round_, activities):
    return Duty.objects.get(subject=activities[1].subject)


@pytest.fixture
def by(ana, unicef):
    return Actor(user_id=ana.pk, name=ana.name, memberships={unicef.pk: "focal_point"}, acting_for=unicef.pk)


def refused(code, verb, **call):
    with pytest.raises(DomainError) as caught:
        verb(**call)
    assert caught.value.code == code


def submitted(by, duty, answer=NEWS, version=0):
    return submit_update(by=by, duty=duty, version=version, answer=answer, language="es")


def test_drafted_then_sent_with_a_receipt_to_who_pressed(by, duty):
    draft = save_draft(by=by, duty=duty, version=0, answer=Answer(done="EXAMPLE: one"), language="es")
    assert (draft.state, draft.version) == ("draft", 1)
    sent = submitted(by, duty, version=1)
    assert (sent.pk, sent.state, sent.submissions) == (draft.pk, "submitted", 1)
    receipt = Message.objects.get(kind="monitoring.receipt")
    assert receipt.address == "ana@example.org"
    assert "B1.2" in receipt.text and "UNICEF" in receipt.subject  # named in the reader's language


def test_of_two_who_write_at_once_one_wins_and_the_other_is_told(by, duty):
    save_draft(by=by, duty=duty, version=0, answer=NEWS, language="es")
    refused("changed_meanwhile", save_draft, by=by, duty=duty, version=0, answer=NEWS, language="es")
    assert Update.objects.count() == 1


def test_each_verb_holds_the_length_of_words(by, duty, round_, unicef):
    update = submitted(by, duty)
    text, system = "x" * 2_001, {"by": SYSTEM}
    refused("words_too_long", return_update, **system, update=update, version=update.version, comment=text)
    refused("words_too_long", hand_over, **system, duty=duty, colleague_id=None, seen_id=None, words=text)
    refused("words_too_long", nudge, **system, round_=round_, organisations=[unicef.pk], words=text, nudged_before=0)
    opening = {"version": 1, "words": text, "language": "en", "is_held": False}
    refused("words_too_long", write_opening, **system, round_=round_, **opening)
    copied = Duty.objects.exclude(organisation=unicef)[0]
    CopiedLead.objects.create(duty=copied, organisation=unicef)
    paragraph = {"organisation_id": unicef.pk, "version": 0, "words": text, "language": "en"}
    refused("words_too_long", add_paragraph, **system, duty=copied, **paragraph)


def test_one_press_saves_a_draft_or_corrects_what_was_sent_if_it_means_to(by, duty):
    press = {"by": by, "duty": duty, "answer": NEWS, "language": "es"}
    assert keep_answer(**press, version=0, corrects=True).state == "draft"
    submitted(by, duty, version=1)
    refused("update_is_sent", keep_answer, **press, version=2, corrects=False)
    corrected = keep_answer(**press, version=2, corrects=True)
    assert (corrected.state, corrected.submissions) == ("submitted", 2)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(), "update_incomplete"),
        (Answer(status="on_track"), "update_incomplete"),
        (Answer(nothing_new=True, done="x"), "update_contradicts_itself"),
        (Answer(status="on_track", done="x" * 2_001), "words_too_long"),
        (Answer(status="on_track", done="x", next_step="x" * 1_001), "words_too_long"),
        (Answer(status="splendid", done="x"), "update_status_unknown"),
        (Answer(status="no_information", done="x"), "update_status_unknown"),
    ],
)
def test_what_cannot_be_sent_is_refused_and_writes_nothing(by, duty, answer, code):
    refused(code, submit_update, by=by, duty=duty, version=0, answer=answer, language="es")
    assert not Update.objects.exists()


def test_corrected_until_the_close_and_not_after_it(by, duty):
    submitted(by, duty)
    refused("update_is_sent", save_draft, by=by, duty=duty, version=1, answer=NEWS, language="es")
    with clock.stopped_at(at(2026, 10, 1)):
        assert submitted(by, duty, version=1).submissions == 2
    with clock.stopped_at(at(2026, 10, 2)):
        refused("round_takes_no_updates", submit_update, by=by, duty=duty, version=2, answer=NEWS, language="es")


def test_nothing_new_for_several_in_one_press_leaves_what_was_answered(by, duty, round_, unicef):
    submitted(by, duty)
    duties = list(Duty.objects.filter(organisation=unicef))
    assert [one.subject_id for one in say_nothing_new(by=by, duties=duties, language="es")] == [duties[1].subject_id]
    assert say_nothing_new(by=by, duties=duties, language="es") == []
    sent = send_updates(by=by, round_=round_, organisation_id=unicef.pk)
    assert (sent.sent, sent.incomplete) == (1, ())


def test_one_press_sends_what_is_complete_and_names_what_is_not(by, duty, round_, unicef):
    other = Duty.objects.filter(organisation=unicef).exclude(pk=duty.pk).get()
    save_draft(by=by, duty=duty, version=0, answer=NEWS, language="es")
    save_draft(by=by, duty=other, version=0, answer=Answer(done="EXAMPLE: half"), language="es")
    sent = send_updates(by=by, round_=round_, organisation_id=unicef.pk)
    assert (sent.sent, sent.incomplete) == (1, (other.pk,))
    assert Message.objects.filter(kind="monitoring.receipt").count() == 1
    assert send_updates(by=by, round_=round_, organisation_id=unicef.pk).sent == 0


def test_accepted_its_status_is_the_activitys_in_the_same_act(by, duty, activities):
    update = submitted(by, duty)
    with clock.stopped_at(at(2026, 9, 9)):
        accept_update(by=SYSTEM, update=update, version=update.version)
    activity = activities[1]
    activity.refresh_from_db()
    assert (activity.status, activity.status_on) == ("delayed", date(2026, 9, 1))
    assert activity.last_news_on == last_news(activity) == date(2026, 9, 1)
    state = ActivityState.objects.get()
    assert (state.organisation.slug, state.note, state.source_url) == (
        "unicef",
        NEWS.done,
        "https://example.org/minutes",
    )
    refused(
        "update_is_accepted", submit_update, by=by, duty=duty, version=update.version + 1, answer=NEWS, language="es"
    )


def test_nothing_new_keeps_the_status_and_is_heard(by, duty, activities):
    update = submitted(by, duty, Answer(nothing_new=True))
    accept_update(by=SYSTEM, update=update, version=update.version)
    activities[1].refresh_from_db()
    assert (activities[1].status, activities[1].last_news_on) == ("no_information", date(2026, 9, 1))
    assert not ActivityState.objects.exists()
    note_news(activities[1])  # as each verb does after it
    assert activities[1].last_news_on == date(2026, 9, 1)


def test_where_the_plan_forbids_it_nothing_is_accepted(by, duty):
    update = submitted(by, duty)
    Plan.objects.update(state="closed")
    refused("plan_not_open", accept_update, by=SYSTEM, update=update, version=update.version)
    update.refresh_from_db()
    assert update.state == "submitted"


def test_nobody_decides_on_their_own_and_no_old_version_is_accepted(by, duty):
    update = submitted(by, duty)
    refused("update_is_ones_own", accept_update, by=by, update=update, version=update.version)
    refused("update_is_ones_own", return_update, by=by, update=update, version=update.version, comment="x")
    submitted(by, duty, version=update.version)
    refused("changed_meanwhile", accept_update, by=SYSTEM, update=update, version=update.version)


def test_returned_with_a_comment_mailed_and_sent_again(by, duty):
    update = submitted(by, duty)
    refused("comment_needed", return_update, by=SYSTEM, update=update, version=update.version, comment=" \u200b")
    returned = return_update(by=SYSTEM, update=update, version=update.version, comment="EXAMPLE: which month?")
    assert "EXAMPLE: which month?" in Message.objects.get(kind="monitoring.returned").text
    refused("update_not_submitted", accept_update, by=SYSTEM, update=update, version=returned.version)
    refused(
        "update_leaves_question_open",
        submit_update,
        by=by,
        duty=duty,
        version=returned.version,
        answer=NEWS,
        language="es",
    )
    answer = replace(NEWS, done="EXAMPLE: one meeting, in May")
    assert submitted(by, duty, answer, version=returned.version).state == "submitted"


def test_one_press_leaves_what_came_back_until_it_is_changed(by, duty, round_, unicef):
    update = submitted(by, duty)
    with clock.stopped_at(at(2026, 9, 3)):
        returned = return_update(by=SYSTEM, update=update, version=update.version, comment="EXAMPLE: which month?")
    with clock.stopped_at(at(2026, 9, 4)):
        sent = send_updates(by=by, round_=round_, organisation_id=unicef.pk)
        assert (sent.sent, len(sent.unchanged)) == (0, 1)
        answer = replace(NEWS, done="EXAMPLE: one meeting, in May")
        save_draft(by=by, duty=duty, version=returned.version, answer=answer, language="es")
        sent = send_updates(by=by, round_=round_, organisation_id=unicef.pk)
        assert (sent.sent, sent.unchanged) == (1, ())


def test_many_are_accepted_at_once_and_what_hinders_one_hinders_no_other(by, round_, unicef):
    seen = []
    for duty in Duty.objects.filter(organisation=unicef):
        update = submitted(by, duty)
        seen.append((update.pk, update.version))
    accepted, hindered = accept_updates(by=SYSTEM, seen=[seen[0], (seen[1][0], 99), (0, 1)])
    assert (accepted, [error.code for error in hindered]) == (1, ["changed_meanwhile"])


def test_news_on_any_day_outside_a_round(by, activities, unicef):
    subject = activities[1].subject
    news = report_news(by=by, subject=subject, organisation_id=unicef.pk, answer=NEWS, language="es")
    assert (news.duty_id, news.state) == (None, "submitted")
    call = {"by": by, "subject": subject, "organisation_id": unicef.pk, "language": "es"}
    refused("update_incomplete", report_news, answer=Answer(nothing_new=True), **call)


def test_what_comes_back_after_the_close_can_be_answered_for_a_week(by, duty, round_, ana):
    update = submitted(by, duty)
    with clock.stopped_at(at(2026, 10, 5)):
        close_round(by=SYSTEM, round_=round_)
        return_update(by=SYSTEM, update=update, version=update.version, comment="EXAMPLE: which month?")
        duty.refresh_from_db()
        assert (duty.takes_updates, duty.reopened_until) == (True, date(2026, 10, 12))
        assert "12 de octubre" in Message.objects.get(kind="monitoring.returned").text
        assert MailedLink.objects.get(person=ana).expires_on == date(2026, 10, 27)
    with clock.stopped_at(at(2026, 10, 12)):
        answer = replace(NEWS, done="EXAMPLE: one meeting, in May")
        update.refresh_from_db()
        assert submitted(by, duty, answer, version=update.version).state == "submitted"
        assert "12 de octubre" in Message.objects.filter(kind="monitoring.receipt").latest("pk").text
    with clock.stopped_at(at(2026, 10, 13)):
        refused("round_takes_no_updates", submitted, by=by, duty=duty, answer=answer, version=update.version)


def test_what_comes_back_on_the_last_day_can_be_answered_for_a_week_and_nothing_else_is(by, duty, round_, duties, ana):
    update = submitted(by, duty)
    with clock.stopped_at(at(2026, 10, 1)):
        new = make_focal_point(duty.organisation, email="eva@example.org", language="en")
        return_update(by=SYSTEM, update=update, version=update.version, comment="EXAMPLE: which month?")
        told = Message.objects.get(kind="monitoring.returned", person=new).text
        assert "send it again by 8 October 2026, 23:59 (Panama time, UTC−5)." in told
        assert set(MailedLink.objects.values_list("expires_on", flat=True)) == {date(2026, 10, 23)}
        page = signed_in(ana).get("/en/rounds/2026-09/organisations/unicef/").content.decode()
        page = re.sub("</?time[^>]*>", "", page)
        assert "you can correct until 1 October 2026." in page and "You can answer until 8 October 2026." in page
        told = preview_nudge(round_=round_, organisations=[duty.organisation_id], words="")[0]["text"]
        assert "1 de octubre de 2026, 23:59" in told and "8 de octubre" not in told, "the other is not open as long"
    with clock.stopped_at(at(2026, 10, 2)):
        close_due_rounds()
        other = next(one for one in duties if one.pk != duty.pk)
        refused("round_takes_no_updates", submitted, by=by, duty=other)
    with clock.stopped_at(at(2026, 10, 8)):
        update.refresh_from_db()
        answer = replace(NEWS, done="EXAMPLE: one meeting, in May")
        assert submitted(by, duty, answer, version=update.version).state == "submitted"
        told = Message.objects.filter(kind="monitoring.receipt").latest("pk").text
        assert "8 de octubre de 2026, 23:59" in told


def test_a_change_of_days_and_a_late_link_respect_a_longer_reopening(by, round_, unicef, ana):
    reopen_round(by=SYSTEM, round_=round_, organisation_id=unicef.pk, until=date(2026, 11, 1))
    fresh = Round.objects.get()
    days = {"due_on": date(2026, 9, 16), "closes_on": date(2026, 9, 20)}
    change_round_days(by=SYSTEM, round_=fresh, version=fresh.version, **days)
    make_focal_point(unicef, email="eva@example.org")
    nudge(by=SYSTEM, round_=fresh, organisations=[unicef.pk], words="", nudged_before=0)
    assert list(MailedLink.objects.values_list("expires_on", flat=True)) == [date(2026, 11, 16)] * 2


def test_what_comes_back_while_the_round_is_open_moves_no_day(by, duty, round_):
    update = submitted(by, duty)
    return_update(by=SYSTEM, update=update, version=update.version, comment="EXAMPLE: which month?")
    duty.refresh_from_db()
    assert duty.reopened_until is None


def test_who_drafted_saves_nothing_once_the_subject_was_taken_back(by, duty, unicef, ana):
    """Read before it was taken back, the duty still names the drafter."""
    drafter = make_user(email="luz@example.org")
    TeamMember.objects.create(organisation=unicef, user=drafter, role="member")
    hand_over(by=by, duty=duty, colleague_id=drafter.pk, seen_id=None)
    theirs = Actor(user_id=drafter.pk, name="Luz EXAMPLE", memberships={unicef.pk: DRAFTING})
    read_before = Duty.objects.select_related("round").get(pk=duty.pk)
    hand_over(by=by, duty=duty, colleague_id=None, seen_id=drafter.pk)
    typed = {"by": theirs, "version": 0, "answer": NEWS, "language": "es"}
    refused("not_handed_to_you", save_draft, duty=read_before, **typed)
    refused("not_handed_to_you", say_nothing_new, by=theirs, duties=[read_before], language="es")
    assert not Update.objects.exists()
