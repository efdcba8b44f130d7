import pytest

from network_portal.accounts.actions.people import erase_account
from network_portal.common import registry
from network_portal.common.actors import SYSTEM
from network_portal.notifications.actions.delivery import forget_old_bodies
from network_portal.notifications.models import Message
from tests.factories import (
    actor_with,
    make_activity,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
    make_user,
)
from workplan.actions.news_requests import ask_for_news
from workplan.models import NewsRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker():
    asker, unicef = make_user(name="Luis EXAMPLE"), make_organisation("unicef")
    make_focal_point(unicef)
    activity = make_activity(make_priority(make_plan()), "B1.1", leads=(unicef,))
    asked = {"activity": activity, "organisation": unicef}
    ask_for_news(by=actor_with("co_chair", user=asker), words="EXAMPLE: mine", asked_before=0, **asked)
    ask_for_news(by=actor_with("co_chair", user=make_user()), words="EXAMPLE: another's", asked_before=1, **asked)
    return asker


def test_a_person_reads_what_they_asked_for(asker):
    [row] = registry.personal_data["workplan"].export(asker.pk)["requests_for_news"]
    assert (row["activity__code"], row["organisation__slug"], row["words"]) == ("B1.1", "unicef", "EXAMPLE: mine")


def test_erasing_a_person_leaves_what_was_asked_and_not_by_whom(asker):
    erase_account(by=SYSTEM, person=asker)
    kept = {request.words: request.asked_by_id for request in NewsRequest.objects.all()}
    assert kept["EXAMPLE: mine"] is None
    assert kept["EXAMPLE: another's"] is not None


def test_the_mails_that_asked_name_an_erased_person_no_more(asker):
    mine, another = Message.objects.order_by("pk")
    assert "Luis EXAMPLE" in mine.text
    Message.objects.update(state=Message.SENT)
    erase_account(by=SYSTEM, person=asker)
    mine.refresh_from_db()
    another.refresh_from_db()
    assert (mine.subject, mine.text, mine.html) == ("", "", "")
    assert "EXAMPLE: another's" in another.text


def test_a_mail_that_still_waits_names_them_until_it_has_left(asker):
    mine = Message.objects.order_by("pk")[0]
    erase_account(by=SYSTEM, person=asker)
    mine.refresh_from_db()
    assert "Luis EXAMPLE" in mine.text, "who is asked must know"
    Message.objects.update(state=Message.SENT)
    forget_old_bodies()
    mine.refresh_from_db()
    assert mine.text == ""
