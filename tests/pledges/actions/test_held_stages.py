"""Of a pledge that an activity carries visitors know no more than of the activity."""

from datetime import UTC, date, datetime

import pytest

from network_portal.common import actors, clock
from network_portal.common.actors import SYSTEM
from network_portal.monitoring.actions.decisions import accept_update
from network_portal.monitoring.actions.news import report_news
from network_portal.monitoring.models import Round
from network_portal.monitoring.rules.updates import Answer
from network_portal.monitoring.subjects import AcceptedUpdate
from pledges.actions import pledges
from pledges.actions.pledges import apply_update, carry_by_activity, show_held_stages
from pledges.models import Pledge
from pledges.queries.held_stages import stages_to_show
from pledges.queries.subjects import due_pledges
from pledges.tasks import show_held_stages as job
from tests.factories import make_activity, make_plan, make_pledge, make_priority, make_staff, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledge(body):
    activity = make_activity(make_priority(make_plan(), "B3"), "B3.2", leads=(body,))
    return make_pledge(organisation=body, activity=activity, stage="planning", updated_on=date(2026, 5, 1))


def at(month: int, day: int):
    return clock.stopped_at(datetime(2026, month, day, 17, tzinfo=UTC))


def close_round(month: int) -> None:
    closed = {"closes_on": date(2026, month + 1, 1), "closed_at": datetime(2026, month + 1, 1, 17, tzinfo=UTC)}
    days = {"opens_on": date(2026, month, 1), "due_on": date(2026, month, 16), "meets_in": date(2026, month + 2, 1)}
    days["opened_at"] = datetime(2026, month, 1, 17, tzinfo=UTC)
    since, name = date(2026, month - 1, 1), f"2026-{month:02}"
    Round.objects.create(slug=name, plan="2026-2027", state="closed", since=since, **days, **closed)


def report(pledge, body, chair, status="completed") -> Pledge:
    answer = Answer(status=status, done="EXAMPLE: done")
    update = report_news(by=SYSTEM, subject=pledge.subject, organisation_id=body.pk, answer=answer, language="en")
    accept_update(by=chair, update=update, version=update.version)
    return Pledge.objects.get()


def test_until_a_round_closes_it_is_held(client, pledge, body, chair):
    close_round(6)
    with at(7, 20):
        held = report(pledge, body, chair)
        assert (held.stage, held.updated_on) == ("planning", date(2026, 5, 1))
        assert held.newest_stage == "fulfilled"
        assert show_held_stages(by=SYSTEM) == 0
        address = f"/en/pledges/{pledge.reference}/"
        public = client.get(address).content.decode()
        assert "EXAMPLE: done" not in public
        main = public[public.index("<main") : public.index("</main>")]
        assert "Fulfilled" not in main and "20 July" not in main, main
        for list_address in ("/en/pledges/?stage=fulfilled", "/api/v1/pledges/?stage=fulfilled"):
            assert pledge.title not in client.get(list_address).content.decode()
        assert "Fulfilled" in signed_in(make_staff(actors.CO_CHAIR)).get(address).content.decode()
    close_round(9)
    with at(10, 2):
        job()
        shown = Pledge.objects.get()
        assert (shown.stage, shown.updated_on, shown.held_on) == ("fulfilled", date(2026, 7, 20), None)
        public = client.get(address).content.decode()
        assert "Fulfilled" in public and "EXAMPLE: done" in public
        assert show_held_stages(by=SYSTEM) == 0


def test_before_any_round_closed_everybody_sees_the_newest(pledge, body, chair):
    with at(7, 20):
        assert report(pledge, body, chair).stage == "fulfilled"


def test_what_it_says_by_itself_is_not_held(body, chair):
    alone = make_pledge(organisation=body)
    make_plan()
    close_round(6)
    with at(7, 20):
        assert report(alone, body, chair, "fulfilled").stage == "fulfilled"


def test_held_twice_the_newest_counts_and_nothing_new_keeps_it(pledge, body, chair):
    close_round(6)
    with at(7, 20):
        report(pledge, body, chair, "on_track")
    facts = {"nothing_new": True, "status": "", "done": "", "language": "en", "evidence_url": "", "source": ""}
    apply_update(AcceptedUpdate(pledge.subject_id, body.pk, as_of=date(2026, 7, 25), **facts), chair)
    held = Pledge.objects.get()
    assert (held.held_stage, held.held_on, held.stage) == ("in_progress", date(2026, 7, 25), "planning")


def test_of_a_pledge_that_ends_unseen_nobody_asks(pledge, body, chair):
    """Its activity is done, so that only its own stage speaks for asking."""
    close_round(6)
    with at(7, 20):
        report(pledge, body, chair)
        assert [one.subject_id for one in due_pledges("2026-2027", 1)] == []


def test_no_longer_carried_it_waits_for_the_same_round(client, pledge, body, chair):
    close_round(6)
    with at(7, 20):
        held = report(pledge, body, chair)
        carry_by_activity(by=chair, pledge=held, version=held.version, activity=None)
        assert show_held_stages(by=SYSTEM) == 0
        assert "EXAMPLE: done" not in client.get(f"/en/pledges/{pledge.reference}/").content.decode()
    close_round(9)
    assert show_held_stages(by=SYSTEM) == 1


def test_what_is_held_is_shown_by_no_update_that_did_not_say_it(pledge, body, chair):
    close_round(6)
    with at(7, 20):
        held = report(pledge, body, chair)
        alone = carry_by_activity(by=chair, pledge=held, version=held.version, activity=None)
        facts = {"done": "", "language": "en", "evidence_url": "", "source": "", "as_of": date(2026, 7, 21)}
        apply_update(AcceptedUpdate(alone.subject_id, body.pk, nothing_new=True, status="", **facts), chair)
        kept = Pledge.objects.get()
        assert (kept.stage, kept.newest_stage) == ("planning", "fulfilled")
        apply_update(AcceptedUpdate(alone.subject_id, body.pk, nothing_new=False, status="in_progress", **facts), chair)
        said = Pledge.objects.get()
        assert (said.stage, said.held_on) == ("in_progress", None)


def test_only_those_that_it_shows_are_counted(pledge, monkeypatch):
    """Of two looks at one time the second finds nothing left to show."""
    Pledge.objects.update(held_stage="fulfilled", held_on=date(2026, 7, 1))
    found = stages_to_show()
    monkeypatch.setattr(pledges, "stages_to_show", lambda: found)
    assert [show_held_stages(by=SYSTEM), show_held_stages(by=SYSTEM)] == [1, 0]
