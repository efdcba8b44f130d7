"""A practice that was taken off is there for those who may bring it back, and for nobody else."""

import pytest

from network_portal.accounts.models import User
from network_portal.knowledge.actions.reviews import publish_practice, unpublish_practice
from network_portal.knowledge.models import PracticeSubmission
from tests.factories import make_focal_point, make_organisation, signed_in

pytestmark = pytest.mark.django_db
AGAIN = "Change it to publish it again"


@pytest.fixture
def off(chair, reviewed):
    practice = publish_practice(by=chair, submission=reviewed, version=reviewed.version)
    return unpublish_practice(by=chair, practice=practice, version=practice.version, reason="Wrong")


def test_its_own_people_begin_a_change_on_the_page_of_what_they_sent(ana, reviewed, off):
    browser = signed_in(ana)
    page = browser.get(f"/en/practices/submissions/{reviewed.pk}/").content.decode()
    change = f"/en/practices/{off.slug}/change/"
    assert AGAIN in page and change in page
    assert "Read it as published" not in page
    there = browser.post(change).url
    assert "was taken off the public pages" in browser.get(there).content.decode()


def test_staff_begins_one_at_the_desk_of_reviews(editor, off):
    browser, desk = signed_in(User.objects.get(pk=editor.user_id)), "/en/practices/review/"
    assert AGAIN in browser.get(desk).content.decode()
    there = browser.post(f"/en/practices/{off.slug}/change/").url
    assert AGAIN not in browser.get(desk).content.decode()
    assert there == f"/en/practices/submissions/{PracticeSubmission.objects.get(practice=off, state='draft').pk}/"


def test_who_reviews_the_change_is_told_what_publishing_does(chair, editor, off):
    browser = signed_in(User.objects.get(pk=chair.user_id))
    change = signed_in(User.objects.get(pk=editor.user_id)).post(f"/en/practices/{off.slug}/change/").url
    page = browser.get(change.replace("submissions", "review")).content.decode()
    assert "that brings it back" in page


def test_for_others_it_is_not_there(off):
    browser = signed_in(make_focal_point(make_organisation("other-body")))
    assert browser.post(f"/en/practices/{off.slug}/change/").status_code == 404
    assert browser.post("/en/practices/no-such-practice/change/").status_code == 404
