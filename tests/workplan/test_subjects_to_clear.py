from datetime import timedelta

import pytest

from network_portal.common import actors, clock
from network_portal.common.errors import DomainError
from network_portal.knowledge.actions.clearances import Sent, close_due_clearances, open_clearance
from tests.factories import actor_with, make_draft, make_members, make_plan, make_staff, make_user, signed_in

pytestmark = pytest.mark.django_db
ADDRESS = "https://example.org/plan.pdf"


@pytest.fixture
def chair(db):
    make_members("one")
    return actor_with(actors.CO_CHAIR, user=make_user())


def sent_with(address=ADDRESS):
    return Sent("EXAMPLE plan", "", clock.now() + timedelta(days=7), address=address)


def test_a_drafted_plan_goes_to_the_members_as_a_file_or_an_address(chair):
    plan = make_draft()
    opened = open_clearance(by=chair, sent=sent_with(), kind="plan", key=plan.slug)
    assert (opened.organisation, opened.answers.count()) == (None, 1)
    with clock.stopped_at(opened.closes_at):
        [closed] = close_due_clearances()
    plan.refresh_from_db()
    assert (closed.state, plan.state) == ("cleared", "draft")


def test_members_see_no_draft_so_its_page_alone_is_nothing_to_read(chair):
    with pytest.raises(DomainError) as error:
        open_clearance(by=chair, sent=sent_with(""), kind="plan", key=make_draft().slug)
    assert error.value.code == "nothing_to_clear"


def test_a_plan_that_is_endorsed_is_not_cleared_again(chair):
    with pytest.raises(DomainError):
        open_clearance(by=chair, sent=sent_with(), kind="plan", key=make_plan().slug)


def test_its_page_leads_co_chairs_there_and_asks_for_the_document(chair):
    plan, browser = make_draft(), signed_in(make_staff(actors.CO_CHAIR))
    page = browser.get(f"/en/work-plan/{plan.slug}/calendar/").content.decode()
    assert f"kind=plan&amp;key={plan.slug}" in page
    form = browser.get(f"/en/clearances/new/?kind=plan&key={plan.slug}").content.decode()
    assert 'type="file"' in form
    assert plan.title in form
