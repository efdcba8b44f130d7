"""Two at one instant: who save the same update, of whom one wins and the other is told; who sends and who closes."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection

from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions import updates
from network_portal.monitoring.actions.rounds import close_round
from network_portal.monitoring.actions.updates import save_draft, submit_update
from network_portal.monitoring.models import Duty, Round, Subject, Update
from network_portal.monitoring.rules.updates import Answer
from tests.factories import make_organisation

PAIRS = 50
NEWS = Answer(nothing_new=True)


@pytest.fixture
def duties(transactional_db):
    """One with a draft for each pair."""
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    today = updates.clock.today()
    days = {"opens_on": today, "due_on": today, "closes_on": today, "meets_in": today, "since": today}
    round_ = Round.objects.create(slug="2026-09", plan="x", state="open", opened_at=updates.clock.now(), **days)
    body = make_organisation("unicef")
    made = [
        Duty.objects.create(round=round_, subject=Subject.objects.create(), organisation=body) for _ in range(PAIRS)
    ]
    for duty in made:
        save_draft(by=SYSTEM, duty=duty, version=0, answer=Answer(done="EXAMPLE"), language="en")
    return made


def pair_at_once(duty):
    """What the two heard, in order: nothing for who won, a code for who lost."""
    start = Barrier(2)

    def one(words):
        try:
            start.wait(10)
            save_draft(by=SYSTEM, duty=duty, version=1, answer=Answer(done=words), language="en")
        except DomainError as error:
            return error.code
        else:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(one, ["EXAMPLE: mine", "EXAMPLE: theirs"]))


@pytest.mark.services
def test_without_the_lock_both_win_and_one_text_is_lost(duties, monkeypatch):
    """The race is there: each looks, finds the version it saw, and writes."""

    def unlocked(by, duty, version, *, sends):
        update = Update.objects.get(duty=duty)
        if update.version != version:
            raise DomainError("changed_meanwhile")
        time.sleep(0.1)
        return update

    monkeypatch.setattr(updates, "_locked", unlocked)
    assert [pair_at_once(duty) for duty in duties[:5]] == [["", ""]] * 5


@pytest.mark.services
def test_of_fifty_pairs_at_once_one_of_each_wins(duties):
    assert [pair_at_once(duty) for duty in duties] == [["", "changed_meanwhile"]] * PAIRS
    assert set(Update.objects.values_list("version", flat=True)) == {2}


def sent_while_closed(duty, monkeypatch):
    """What comes first: the sender has looked whether the round takes updates when somebody closes it."""
    looked, order, write = Event(), [], updates.write

    def slow_write(*args, **kwargs):
        looked.set()
        time.sleep(0.5)
        write(*args, **kwargs)

    def send():
        try:
            submit_update(by=SYSTEM, duty=duty, version=1, answer=NEWS, language="en")
            order.append("sent")
        finally:
            connection.close()

    def close():
        try:
            looked.wait(10)
            close_round(by=SYSTEM, round_=duty.round)
            order.append("closed")
        finally:
            connection.close()

    monkeypatch.setattr(updates, "write", slow_write)
    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(send), pool.submit(close)]:
            done.result(20)
    return order


@pytest.mark.services
def test_without_the_lock_of_the_round_an_update_arrives_after_its_close(duties, monkeypatch):
    """The race is there: only the duty is locked, as it was."""

    def only_the_duty(pk):
        return Duty.objects.select_for_update(of=("self",)).select_related("round").get(pk=pk)

    monkeypatch.setattr(updates, "locked_duty", only_the_duty)
    assert sent_while_closed(duties[0], monkeypatch) == ["closed", "sent"]
    assert Update.objects.get(duty=duties[0]).submitted_at > Round.objects.get().closed_at


@pytest.mark.services
def test_the_close_waits_for_who_is_sending(duties, monkeypatch):
    assert sent_while_closed(duties[0], monkeypatch) == ["sent", "closed"]
    with pytest.raises(DomainError) as refused:
        submit_update(by=SYSTEM, duty=duties[1], version=1, answer=NEWS, language="en")
    assert refused.value.code == "round_takes_no_updates"
