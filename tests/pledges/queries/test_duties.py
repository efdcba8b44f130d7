import pytest

from network_portal.common import actors, clock
from network_portal.notifications.models import Message
from pledges.actions.reviews import return_pledge
from pledges.actions.submissions import start_submission, submit_pledge
from pledges.queries.duties import duties_of
from tests.factories import actor_with, make_organisation, make_staff, signed_in
from tests.pledges.conftest import written

pytestmark = pytest.mark.django_db


def told(actor) -> list[str]:
    return [str(duty.sentence) for duty in duties_of(actor)]


def test_writers_are_told_of_drafts_and_of_what_came_back(author, chair, sent, body):
    assert told(author) == []
    return_pledge(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: which month?")
    start_submission(by=author, organisation=body, concern="migrants")
    back, draft = sorted(duties_of(author), key=lambda duty: not duty.is_asked)
    assert "came back with a comment" in str(back.sentence) and back.words == "EXAMPLE: which month?"
    assert "is not sent yet: without a title" in str(draft.sentence) and not draft.is_asked
    assert told(actor_with(memberships={body.pk: actors.MEMBER})) == []


def test_co_chairs_are_told_of_what_waits_but_of_their_own(chair, sent, body):
    assert told(chair) == ["1 pledge waits for your review."]
    assert told(actor_with(actors.CO_CHAIR, memberships={body.pk: actors.MEMBER})) == []


def test_what_a_co_chair_writes_for_others_is_theirs_to_finish(chair, body):
    start_submission(by=chair, organisation=body)
    assert len(told(chair)) == 1 and told(actor_with(actors.CO_CHAIR, user=make_staff(actors.CO_CHAIR))) == []


def test_who_left_an_organisation_reads_no_more_of_what_they_wrote_there(author, ana, chair, sent):
    sent.organisation.team.update(ended_at=clock.now())
    return_pledge(by=chair, submission=sent, version=sent.version, comment="EXAMPLE: which month?")
    elsewhere = actor_with(user=ana, memberships={make_organisation("other").pk: actors.FOCAL_POINT})
    assert told(elsewhere) == []
    assert not Message.objects.filter(kind="pledges.returned").exists()


def test_a_co_chair_reads_what_became_of_a_pledge_they_wrote_for_others(chair, body):
    draft = start_submission(by=chair, organisation=body)
    sent = submit_pledge(by=chair, submission=(found := written(chair, draft)), version=found.version)
    other = actor_with(actors.CO_CHAIR, user=make_staff(actors.CO_CHAIR, email="other.chair@example.org"))
    assert told(chair) == [] and told(other) == ["1 pledge waits for your review."]
    assert [one.address for one in Message.objects.filter(kind="pledges.to_review")] == []
    return_pledge(by=other, submission=sent, version=sent.version, comment="EXAMPLE: which month?")
    assert Message.objects.filter(kind="pledges.returned", address="chair@example.org").exists()


def test_the_dashboard_shows_them(ana, draft):
    page = signed_in(ana).get("/en/dashboard/").content.decode()
    assert f"/en/pledges/submissions/{draft.pk}/" in page


@pytest.mark.parametrize(("invented", "marked"), [(True, True), (False, False)])
def test_only_invented_ones_are_marked_so(chair, sent, body, invented, marked):
    type(body).objects.filter(pk=body.pk).update(is_example=True)
    if not invented:
        other = make_organisation("real")
        type(sent).objects.create(organisation=other, language="en", state="submitted", submitted_at=sent.submitted_at)
    assert [duty.is_example for duty in duties_of(chair)] == [marked]
