from datetime import timedelta

import pytest

from network_portal.audit.models import Event
from network_portal.common import actors, clock
from network_portal.common.errors import DomainError
from network_portal.common.files import clean_file
from network_portal.home.actions.examples import remove_examples
from network_portal.notifications.models import Message
from network_portal.taxonomy.models import Objective
from pledges.actions.attachments import attach_file
from pledges.actions.pledges import carry_by_activity
from pledges.actions.reviews import publish_pledge, return_pledge
from pledges.actions.submissions import save_section, start_change, start_submission, submit_pledge, take_back
from pledges.forms.submissions import SECTION_FORMS
from pledges.models import Pledge, Submission
from pledges.queries.submissions import differences, to_review_by
from tests.factories import (
    actor_with,
    make_activity,
    make_focal_point,
    make_organisation,
    make_plan,
    make_pledge,
    make_priority,
    make_staff,
)
from tests.pledges.conftest import TEXT, through_form, written
from tests.sent_files import pdf

pytestmark = pytest.mark.django_db


def published(chair, submission) -> Pledge:
    return publish_pledge(by=chair, submission=submission, version=submission.version)


def test_published_it_has_its_reference_its_subject_and_its_words(chair, body, sent):
    pledge = published(chair, sent)
    year = clock.today().year
    assert (pledge.reference, pledge.year, pledge.number) == (f"PL-{year}-001", year, 1)
    assert (pledge.organisation, pledge.reporter, pledge.stage) == (body, body, "planning")
    assert [one.number for one in pledge.objectives.all()] == [3]
    assert pledge.subject_id and not pledge.is_example
    sent.refresh_from_db()
    assert (sent.state, sent.pledge) == ("published", pledge)
    message = Message.objects.get(kind="pledges.published")
    assert (message.address, message.language) == ("ana@example.org", "es")
    assert pledge.reference in message.text


def test_the_next_one_has_the_next_number(chair, sent):
    make_pledge(year=clock.today().year, number=41)
    assert published(chair, sent).number == 42


def test_returned_its_authors_read_why_and_send_it_again(author, chair, sent):
    back = return_pledge(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: how many offices?")
    assert back.state == "returned"
    assert "EXAMPLE: how many offices?" in Message.objects.get(kind="pledges.returned").text
    with pytest.raises(DomainError, match="nothing changed since"):
        submit_pledge(by=author, submission=back, version=back.version)
    same = {"global_number": "", "global_address": "", "activity": None}
    back = save_section(by=author, submission=back, version=back.version, section="registry", values=same)
    with pytest.raises(DomainError, match="nothing changed since"):
        submit_pledge(by=author, submission=back, version=back.version)
    said = {"measured": "EXAMPLE: three offices"}
    back = save_section(by=author, submission=back, version=back.version, section="when-and-measured", values=said)
    assert submit_pledge(by=author, submission=back, version=back.version).submissions == 2


def test_letters_about_a_change_say_that_it_is_one(author, chair, ana, body):
    type(ana).objects.update(language="en")
    pledge = make_pledge(organisation=body, text=TEXT)
    change = written(author, start_change(by=author, pledge=pledge), title="EXAMPLE: new words")
    change = submit_pledge(by=author, submission=change, version=change.version)
    back = return_pledge(by=chair, submission=change, version=change.version, comment="EXAMPLE: why?")
    back = save_section(by=author, submission=back, version=back.version, section="about", values={"title": "EXAMPLE"})
    published(chair, submit_pledge(by=author, submission=back, version=back.version))
    asked, returned, done = (
        Message.objects.filter(kind=f"pledges.{name}").first() for name in ("to_review", "returned", "published")
    )
    for message in (asked, returned, done):
        assert f"change of {pledge.reference}" in message.text and pledge.reference in message.subject
    assert "before it is published" not in returned.text and "Four times a year" not in done.text


@pytest.mark.parametrize("verb", [publish_pledge, lambda **said: return_pledge(comment="Why?", **said)])
def test_nobody_decides_on_a_pledge_of_their_own_organisation(body, sent, verb):
    own = actor_with(actors.CO_CHAIR, memberships={body.pk: actors.MEMBER})
    with pytest.raises(DomainError, match="other co-chair"):
        verb(by=own, submission=sent, version=sent.version)
    assert not Pledge.objects.exists()


@pytest.mark.parametrize("verb", [publish_pledge, lambda **said: return_pledge(comment="Why?", **said)])
@pytest.mark.parametrize("said", [{"reporter": True}, {"partners": True}])
def test_nor_on_one_in_which_their_organisation_reports_or_takes_part(author, draft, verb, said):
    partner = make_organisation("partner")
    values = {"kind": "partnership", "partners": [partner.pk]} | (
        {"reporter": partner.pk} if "reporter" in said else {}
    )
    sent = submit_pledge(by=author, submission=(found := written(author, draft, **values)), version=found.version)
    own = actor_with(actors.CO_CHAIR, memberships={partner.pk: actors.MEMBER})
    with pytest.raises(DomainError) as refused:
        verb(by=own, submission=sent, version=sent.version)
    assert refused.value.code == "pledge_is_ones_own" and not to_review_by(own)


def another_chair():
    return actor_with(actors.CO_CHAIR, user=make_staff(actors.CO_CHAIR))


def takes_back_and_sends(by, sent):
    back = take_back(by=by, submission=sent, version=sent.version)
    return submit_pledge(by=by, submission=back, version=back.version)


def rewrites(by, sent):
    back = take_back(by=another_chair(), submission=sent, version=sent.version)
    return written(by, back, title="EXAMPLE: rewritten")


def attaches(by, sent):
    back = take_back(by=another_chair(), submission=sent, version=sent.version)
    attach_file(by=by, submission=back, version=back.version, file=clean_file(pdf(""), "EXAMPLE.pdf"))
    return type(back).objects.get(pk=back.pk)


@pytest.mark.parametrize("wrote", [takes_back_and_sends, rewrites, attaches])
@pytest.mark.parametrize("verb", [publish_pledge, lambda **said: return_pledge(comment="Why?", **said)])
def test_nobody_decides_on_what_they_wrote_in_and_the_other_co_chair_does(author, chair, sent, wrote, verb):
    there = wrote(chair, sent)
    if there.state == "draft":
        there = submit_pledge(by=author, submission=there, version=there.version)
    with pytest.raises(DomainError) as refused:
        verb(by=chair, submission=there, version=there.version)
    assert refused.value.code == "pledge_written_by_you" and not Pledge.objects.exists()
    assert not to_review_by(chair)
    free = actor_with(actors.CO_CHAIR, user=make_staff(actors.CO_CHAIR, email="free@example.org"))
    assert verb(by=free, submission=there, version=there.version)


def test_a_co_chair_alone_makes_no_pledge_in_the_name_of_an_organisation(chair, body):
    draft = written(chair, start_submission(by=chair, organisation=body, concern="migrants"))
    type(draft).objects.update(author=None)
    sent = submit_pledge(by=chair, submission=draft, version=draft.version)
    with pytest.raises(DomainError) as refused:
        published(chair, sent)
    assert refused.value.code == "pledge_written_by_you"


@pytest.mark.parametrize("place", ["organisation", "reporter", "partners"])
def test_nobody_ties_a_pledge_of_their_own_to_an_activity(body, place):
    pledge = make_pledge(**({place: body} if place != "partners" else {}))
    if place == "partners":
        pledge.partners.add(body)
    own = actor_with(actors.CO_CHAIR, memberships={body.pk: actors.MEMBER})
    with pytest.raises(DomainError) as refused:
        carry_by_activity(by=own, pledge=pledge, version=1, activity=make_activity(make_priority(make_plan())))
    assert refused.value.code == "pledge_is_ones_own"


def told_of_reporters():
    mails = Message.objects.filter(kind="pledges.reporter_changed")
    return {mail.address: " ".join(mail.text.split()) for mail in mails}


def test_another_reporter_is_written_to_when_a_new_pledge_names_one(author, chair, draft):
    partner = make_organisation("partner")
    make_focal_point(partner, email="p@example.org")
    found = written(author, draft, kind="partnership", partners=[partner.pk], reporter=partner.pk)
    published(chair, submit_pledge(by=author, submission=found, version=found.version))
    told = told_of_reporters()
    assert set(told) == {"ana@example.org", "p@example.org"}
    assert "From now on PARTNER reports on PL-" in told["p@example.org"]


@pytest.mark.parametrize("carried", [False, True])
def test_a_change_tells_who_reported_before_and_who_does_now(author, chair, body, carried):
    partner, third = make_organisation("partner"), make_organisation("third")
    make_focal_point(partner, email="p@example.org")
    make_focal_point(third, email="t@example.org")
    said = {"kind": "partnership", "partners": [partner.pk], "reporter": partner.pk}
    if carried:
        said["activity"] = make_activity(make_priority(make_plan(), "B3"), "B3.2", leads=(third,)).pk
    change = written(author, start_change(by=author, pledge=make_pledge(organisation=body)), **said)
    published(chair, submit_pledge(by=author, submission=change, version=change.version))
    told, after = told_of_reporters(), "t@example.org" if carried else "p@example.org"
    assert set(told) == {"ana@example.org", after}
    assert "no longer EXAMPLE-BODY" in told[after]
    assert ("The activity B3.2" in told[after]) == carried and "any more" not in told[after]


@pytest.mark.parametrize("verb", [publish_pledge, lambda **said: return_pledge(comment="Why?", **said)])
@pytest.mark.parametrize("role", ["", actors.EDITOR, actors.ADMINISTRATOR])
def test_only_co_chairs_decide(sent, verb, role):
    with pytest.raises(DomainError) as refused:
        verb(by=actor_with(*filter(None, [role])), submission=sent, version=sent.version)
    assert refused.value.code == "pledge_review_not_yours"
    assert not Pledge.objects.exists()


def test_only_co_chairs_and_the_calendar_say_which_activity_carries_it(body):
    pledge = make_pledge(organisation=body)
    for by in (actor_with(actors.EDITOR), actor_with(memberships={body.pk: actors.REPRESENTATIVE})):
        with pytest.raises(DomainError) as refused:
            carry_by_activity(by=by, pledge=pledge, version=1, activity=None)
        assert refused.value.code == "pledge_review_not_yours"
    assert carry_by_activity(by=actors.SYSTEM, pledge=pledge, version=1, activity=None)


def test_what_is_not_sent_and_what_was_decided_is_not_decided(chair, complete, author):
    with pytest.raises(DomainError, match="not waiting"):
        published(chair, complete)
    sent = submit_pledge(by=author, submission=complete, version=complete.version)
    published(chair, sent)
    sent.refresh_from_db()
    with pytest.raises(DomainError, match="not waiting"):
        published(chair, sent)
    assert Pledge.objects.count() == 1


def whole_pledge(body) -> Pledge:
    days = {"starts_on": "2026-01-01", "deadline": "2026-12-31"}
    words = {"measured": "Offices", "text": TEXT.strip(), "kind": "individual", "form": "process"}
    pledge = make_pledge(organisation=body, concern="migrants", stage="planning", **days, **words)
    pledge.objectives.add(Objective.objects.get(number=3))
    return pledge


def opened_and_saved(author, change):
    """Every page of it, and nothing more is written."""
    for section in SECTION_FORMS:
        change = through_form(author, change, section)
    return change


def test_a_change_of_which_every_page_was_only_opened_and_saved_says_nothing_new(author, body):
    change = opened_and_saved(author, start_change(by=author, pledge=whole_pledge(body)))
    assert differences(change, author) == []
    with pytest.raises(DomainError, match="Nothing differs"):
        submit_pledge(by=author, submission=change, version=change.version)


def test_a_change_touches_what_it_says_anew_and_nothing_that_came_meanwhile(author, chair, body):
    pledge = whole_pledge(body)
    activity = make_activity(make_priority(make_plan()), "B3.2")
    change = through_form(author, start_change(by=author, pledge=pledge), "when-and-measured", deadline="2027-06-30")
    change = opened_and_saved(author, change)
    carry_by_activity(by=chair, pledge=pledge, version=1, activity=activity)
    change = submit_pledge(by=author, submission=change, version=change.version)
    Pledge.objects.filter(pk=pledge.pk).update(stage="fulfilled", measured="Changed meanwhile")
    changed = published(chair, change)
    changed.refresh_from_db()
    assert (str(changed.deadline), changed.stage, changed.measured) == ("2027-06-30", "fulfilled", "Changed meanwhile")
    assert changed.activity == activity
    event = Event.objects.get(verb="pledges.change_pledge")
    assert event.changes == {"deadline": ["2026-12-31", "2027-06-30"]}


def test_carried_by_an_activity_it_takes_the_activitys_subject_and_no_other_takes_that_activity(author, chair, draft):
    activity = make_activity(make_priority(make_plan()), "B3.2")
    sent = submit_pledge(
        by=author,
        submission=(found := written(author, draft, activity=activity.pk)),
        version=found.version,
    )
    assert published(chair, sent).subject == activity.subject
    other = written(author, type(draft).objects.create(organisation=draft.organisation), activity=activity.pk)
    other = submit_pledge(by=author, submission=other, version=other.version)
    with pytest.raises(DomainError, match="carries PL-"):
        published(chair, other)


def test_an_activity_that_was_retired_meanwhile_carries_none(author, chair, draft, body):
    activity = make_activity(make_priority(make_plan()), "B3.2")
    sent = submit_pledge(
        by=author, submission=(found := written(author, draft, activity=activity.pk)), version=found.version
    )
    change = written(author, start_change(by=author, pledge=make_pledge(organisation=body)), activity=activity.pk)
    change = submit_pledge(by=author, submission=change, version=change.version)
    type(activity).objects.update(retired_on=clock.today())
    for one in (sent, change):
        with pytest.raises(DomainError, match="was taken out of its plan"):
            published(chair, one)
    assert Pledge.objects.filter(activity=activity).count() == 0


def test_an_invented_activity_carries_no_real_pledge_and_takes_none_away_with_it(author, chair, draft, body):
    activity = make_activity(make_priority(make_plan(is_example=True)), "B3.2")
    sent = submit_pledge(
        by=author, submission=(found := written(author, draft, activity=activity.pk)), version=found.version
    )
    pledge = make_pledge(organisation=body)
    for tie in (
        lambda: published(chair, sent),
        lambda: carry_by_activity(by=chair, pledge=pledge, version=1, activity=activity),
    ):
        with pytest.raises(DomainError) as refused:
            tie()
        assert refused.value.code == "activity_of_examples"
    remove_examples(by=actors.SYSTEM)
    assert Pledge.objects.get() == pledge and Submission.objects.get() == sent


@pytest.mark.parametrize("state", ["draft", "endorsed", "closed"])
def test_only_activities_of_the_plan_in_force_carry_a_pledge(author, chair, draft, state):
    activity = make_activity(make_priority(make_plan(state=state)), "B3.2")
    sent = submit_pledge(
        by=author, submission=(found := written(author, draft, activity=activity.pk)), version=found.version
    )
    for tie in (
        lambda: published(chair, sent),
        lambda: carry_by_activity(by=chair, pledge=make_pledge(), version=1, activity=activity),
    ):
        with pytest.raises(DomainError, match="not of the plan in force"):
            tie()


def test_a_real_activity_carries_no_invented_pledge(chair):
    activity = make_activity(make_priority(make_plan()), "B3.2")
    with pytest.raises(DomainError, match="never go together"):
        carry_by_activity(by=chair, pledge=make_pledge(is_example=True), version=1, activity=activity)


def test_sent_and_taken_back_many_times_asks_each_co_chair_once_a_day(author, chair, sent):
    for _time in range(3):
        sent = takes_back_and_sends(author, sent)
    assert Message.objects.filter(kind="pledges.to_review").count() == 1
    now = clock.now()
    with clock.stopped_at(now + timedelta(days=1)):
        sent = takes_back_and_sends(author, sent)
    assert Message.objects.filter(kind="pledges.to_review").count() == 2
    for many in (1, 2):
        with clock.stopped_at(now + timedelta(days=1, minutes=many)):
            back = return_pledge(by=chair, submission=sent, version=sent.version, comment=f"EXAMPLE: {many}?")
            assert Message.objects.filter(kind="pledges.returned").count() == many
            said = {"measured": f"EXAMPLE: {many}"}
            back = save_section(
                by=author, submission=back, version=back.version, section="when-and-measured", values=said
            )
            sent = submit_pledge(by=author, submission=back, version=back.version)
            assert Message.objects.filter(kind="pledges.to_review").count() == 2 + many
    type(sent).objects.update(submissions=32_767)
    assert takes_back_and_sends(author, sent).submissions == 32_767


def test_a_comment_of_which_nothing_is_seen_is_none(sent, chair):
    with pytest.raises(DomainError) as refused:
        return_pledge(by=chair, submission=sent, version=sent.version, comment="\u200b")
    assert refused.value.code == "comment_needed"


def overtaken_change(author, body):
    """A change of the title that waits, while another title was published."""
    pledge = make_pledge(organisation=body, text=TEXT, title="EXAMPLE: as it began")
    change = written(author, start_change(by=author, pledge=pledge), title="EXAMPLE: as proposed")
    change = submit_pledge(by=author, submission=change, version=change.version)
    Pledge.objects.filter(pk=pledge.pk).update(title="EXAMPLE: meanwhile", version=pledge.version + 1)
    return pledge, type(change).objects.get(pk=change.pk)


def test_a_change_is_shown_beside_what_is_published_now(author, chair, body):
    _pledge, change = overtaken_change(author, body)
    row, *others = sorted(differences(change, chair), key=lambda row: "begun" not in row)
    assert not any("begun" in one for one in others)
    said = ("EXAMPLE: meanwhile", "EXAMPLE: as proposed", "EXAMPLE: as it began")
    assert (row["before"], row["after"], row["begun"]) == said


@pytest.mark.parametrize("seen", [None, 1])
def test_what_was_published_meanwhile_is_not_replaced_unseen(author, chair, body, seen):
    pledge, change = overtaken_change(author, body)
    values = {"by": chair, "submission": change, "version": change.version}
    with pytest.raises(DomainError) as refused:
        publish_pledge(**values, published_version=seen)
    assert refused.value.code == "changed_meanwhile"
    pledge.refresh_from_db()
    assert pledge.title == "EXAMPLE: meanwhile"
    assert publish_pledge(**values, published_version=pledge.version).title == "EXAMPLE: as proposed"
