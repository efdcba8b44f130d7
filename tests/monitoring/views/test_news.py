"""News on any day, outside a round: from the activity's page to the co-chairs and back."""

import pytest
from django.test import Client

from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.rounds import close_round, open_due_rounds
from network_portal.monitoring.models import Update
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember
from tests.factories import make_focal_point, make_organisation, make_staff, make_user, signed_in

NEWS = {"version": 0, "status": "delayed", "done": "EXAMPLE: the venue changed", "evidence": ""}
HERE = "/en/rounds/news/"


@pytest.fixture
def form(activities, ana):
    """Of B1.2, which UNICEF reports; no round is open."""
    return f"{HERE}{activities[1].subject_id}/"


@pytest.fixture
def co_chair(iom):
    person = make_staff("co_chair")
    TeamMember.objects.create(organisation=iom, user=person, role="member")
    return signed_in(person)


def test_the_activitys_page_leads_its_reporter_to_the_form_and_nobody_else(form, ana, co_chair):
    page = "/en/work-plan/2026-2027/activities/B1.2/"
    assert f'href="{form}"' in signed_in(ana).get(page).content.decode()
    for client in (Client(), signed_in(make_focal_point(make_organisation("undp"))), co_chair):
        assert form not in client.get(page).content.decode()


def test_sent_returned_corrected_and_accepted(form, ana, co_chair, activities):
    mine = signed_in(ana)
    for _press in range(2):
        assert mine.post(form, NEWS).headers["Location"] == HERE
    news = Update.objects.get()
    assert (news.duty, news.state, news.submissions) == (None, "submitted", 1)
    assert "1 report outside a round waits for a decision." in co_chair.get("/en/dashboard/").content.decode()
    assert [row["update"] for row in co_chair.get(HERE).context["waiting"]] == [news]
    co_chair.post(f"{HERE}updates/{news.pk}/return/", {"version": 1, "comment": "EXAMPLE: where to?"})
    mail = Message.objects.get(kind="monitoring.news_returned")
    assert mail.address == ana.email and "EXAMPLE: where to?" in mail.text
    assert "EXAMPLE: where to?" in mine.get("/en/dashboard/").content.decode()
    page = mine.get(form).content.decode()
    assert "EXAMPLE: where to?" in page and "EXAMPLE: the venue changed</textarea>" in page
    unanswered = mine.post(form, NEWS | {"version": 2}).content.decode()
    assert 'id="id_done_error"' in unanswered and Update.objects.get().state == "returned"
    mine.post(form, NEWS | {"version": 2, "done": "EXAMPLE: to another town"})
    news.refresh_from_db()
    answer = co_chair.post(f"{HERE}accept/", {"update": f"{news.pk}.{news.version}"})
    assert answer.headers["Location"] == HERE
    assert Update.objects.get().state == "accepted"
    assert "EXAMPLE: to another town" in Client().get("/en/work-plan/2026-2027/activities/B1.2/").content.decode()


def test_what_is_not_complete_is_not_sent(form, ana):
    answer = signed_in(ana).post(form, NEWS | {"status": ""}).content.decode()
    assert "id_status_error" in answer and "EXAMPLE: the venue changed" in answer
    assert "nothing_new" not in answer
    assert not Update.objects.exists()


def test_only_who_reports_the_subject(form, ana, activities, co_chair):
    for client in (signed_in(make_focal_point(make_organisation("undp"))), signed_in(make_user()), co_chair):
        assert client.post(form, NEWS).status_code == 403
    assert signed_in(ana).get(f"{HERE}999999/").status_code == 404
    assert [one.facts.code for one in signed_in(ana).get(HERE).context["mine"]] == ["B1.2", "B1.3"]
    assert signed_in(make_user()).get(HERE).status_code == 404


def test_two_who_write_at_once_both_keep_their_words(form, ana, unicef):
    signed_in(make_focal_point(unicef)).post(form, NEWS | {"done": "EXAMPLE theirs"})
    answer = signed_in(ana).post(form, NEWS | {"done": "EXAMPLE mine"})
    assert answer.status_code == 409
    assert "EXAMPLE theirs" in answer.content.decode() and "EXAMPLE mine</textarea>" in answer.content.decode()


def test_what_an_open_round_asks_for_leads_to_that_update(form, ana, activities):
    mine = signed_in(ana)
    assert f'href="{form}"' in mine.get(HERE).content.decode()
    [round_] = open_due_rounds()
    there = f'href="/en/rounds/2026-09/organisations/unicef/#{activities[1].code}"'
    for path in (HERE, form, f"/en/work-plan/2026-2027/activities/{activities[1].code}/"):
        assert there in mine.get(path).content.decode(), path
    assert f'href="{form}"' not in mine.get(HERE).content.decode()
    close_round(by=SYSTEM, round_=round_)
    assert f'href="{form}"' in mine.get(HERE).content.decode()


def test_the_dashboard_offers_news_to_those_whose_organisation_reports(activities, ana):
    offer = "Report news of an activity, at any time"
    stranger = make_focal_point(make_organisation("undp"))
    assert offer in signed_in(ana).get("/en/dashboard/").content.decode()
    assert offer not in signed_in(stranger).get("/en/dashboard/").content.decode()
