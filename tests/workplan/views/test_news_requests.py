import pytest

from network_portal.notifications.models import Message
from tests.factories import (
    make_activity,
    make_focal_point,
    make_organisation,
    make_plan,
    make_priority,
    make_staff,
    make_user,
    signed_in,
)
from workplan.models import NewsRequest

pytestmark = pytest.mark.django_db
ADDRESS = "/en/work-plan/2026-2027/activities/B1.2/ask/"
WORDS = "EXAMPLE: when is\nthe meeting?"


@pytest.fixture
def activity():
    organisation = make_organisation("unicef")
    make_focal_point(organisation, name="EXAMPLE Ana", language="fr", email="ana@example.org")
    return make_activity(make_priority(make_plan()), "B1.2", leads=(organisation, make_organisation("ilo")))


@pytest.fixture
def co_chair(activity):
    return signed_in(make_staff("co_chair"))


def test_only_co_chairs_ask(activity):
    for user in (make_user(), make_staff("editor")):
        assert signed_in(user).post(ADDRESS, {"act": "send"}).status_code == 403


def test_chosen_seen_and_sent(co_chair):
    page = co_chair.get(ADDRESS).content.decode()
    assert "UNICEF: 1 focal point" in page and "Invite a focal point of ILO" in page
    said = {"organisation": "unicef", "words": WORDS}
    preview = co_chair.post(ADDRESS, said | {"act": "preview"}).content.decode()
    assert "EXAMPLE Ana" in preview and "French" in preview and "EXAMPLE: when is<br>the meeting?" in preview
    assert "ana@example.org" not in preview
    assert (Message.objects.count(), NewsRequest.objects.count()) == (0, 0)
    answer = co_chair.post(f"{ADDRESS}?back=", said | {"act": "send", "asked_before": "0"})
    assert answer["Location"].endswith("/board/#B1.2")
    sent = Message.objects.get()
    assert (sent.address, sent.language) == ("ana@example.org", "fr")
    assert "EXAMPLE: when is" in co_chair.get(ADDRESS).content.decode()


def test_sent_twice_it_leaves_once_and_the_words_are_kept(co_chair):
    said = {"organisation": "unicef", "words": WORDS, "act": "send", "asked_before": "0"}
    co_chair.post(ADDRESS, said)
    page = co_chair.post(ADDRESS, said).content.decode()
    assert "a moment ago" in page and "the meeting?</textarea>" in page
    assert Message.objects.count() == 1


def test_nobody_to_ask_leads_to_the_invitation(co_chair):
    page = co_chair.post(ADDRESS, {"organisation": "ilo", "act": "preview"}).content.decode()
    assert "ILO has no focal point yet." in page and "/accounts/organisations/ilo/" in page
    assert 'value="send"' not in page


def test_the_words_can_be_changed_after_the_preview(co_chair):
    page = co_chair.post(ADDRESS, {"organisation": "unicef", "words": WORDS, "act": "edit"}).content.decode()
    assert "the meeting?</textarea>" in page and 'role="alert"' not in page


def test_others_are_not_asked(co_chair):
    make_focal_point(make_organisation("other"))
    answer = co_chair.post(ADDRESS, {"organisation": "other", "act": "send", "asked_before": "0"})
    assert list(answer.context["form"].errors) == ["organisation"]
    assert Message.objects.count() == 0
