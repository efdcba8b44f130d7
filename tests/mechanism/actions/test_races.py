"""Two people at one instant; each race is shown first with the guard off."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection

from mechanism.actions import leaving, memberships
from mechanism.actions.leaving import leave_mechanism
from mechanism.actions.memberships import admit_member, decline_member, withdraw_request
from mechanism.models import Admission, MembershipRequest
from network_portal.bodies.models import Seat
from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from network_portal.organisations.actions import teams
from network_portal.organisations.actions.teams import leave_team
from tests.factories import make_table
from tests.mechanism.seated import make_admitted, make_representative, make_request

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.services]
SECONDS = 2


@pytest.fixture(autouse=True)
def several_lines(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")


@pytest.fixture
def meeting():
    """Both wait here for each other; where a guard keeps one out, the other goes on after a while."""
    barrier = Barrier(2)

    def meet() -> None:
        with suppress(BrokenBarrierError):
            barrier.wait(SECONDS)

    return meet


def at_once(*verbs) -> list[str]:
    def outcome(verb) -> str:
        try:
            verb()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(verbs)) as pool:
        return sorted(pool.map(outcome, verbs))


def without_versions(monkeypatch, meeting):
    def read(row, _version):
        found = MembershipRequest.objects.get(pk=row.pk)
        meeting()
        return found

    monkeypatch.setattr(memberships, "take", read)
    monkeypatch.setattr(memberships, "lock_standing", lambda _organisation: None)


@pytest.mark.parametrize(
    "second",
    [
        lambda asked: decline_member(by=SYSTEM, request=asked, version=1, reason="No."),
        lambda asked: withdraw_request(by=SYSTEM, request=asked, version=1),
    ],
    ids=["decline", "withdraw"],
)
@pytest.mark.parametrize("guarded", [False, True])
def test_of_two_answers_at_once_one_counts(monkeypatch, meeting, guarded, second):
    asked = make_request(make_table(2))
    if not guarded:
        without_versions(monkeypatch, meeting)
    outcomes = at_once(lambda: admit_member(by=SYSTEM, request=asked, version=1), lambda: second(asked))
    if not guarded:
        assert outcomes == ["done", "done"]
        return
    assert outcomes == ["changed_meanwhile", "done"]
    is_admitted = MembershipRequest.objects.get().state == "admitted"
    assert Seat.objects.exists() is is_admitted


@pytest.mark.parametrize("guarded", [False, True])
def test_two_who_admit_at_once_admit_once(monkeypatch, meeting, guarded):
    asked = make_request(make_table(2))
    if not guarded:
        without_versions(monkeypatch, meeting)
    verb = lambda: admit_member(by=SYSTEM, request=asked, version=1)  # noqa: E731
    outcomes = at_once(verb, verb)
    assert outcomes == (["changed_meanwhile", "done"] if guarded else ["done", "seat_taken"])
    assert Seat.objects.count() == 1


@pytest.mark.parametrize("guarded", [False, True])
def test_nobody_sits_who_left_at_the_same_instant(monkeypatch, meeting, guarded):
    asked = make_request(make_table(2))
    organisation = asked.organisation
    give_seat, end_seats = memberships.give_seat, leaving._end_seats

    def slowly_given(**said):
        meeting()
        return give_seat(**said)

    def slowly_ended(*said):
        meeting()
        end_seats(*said)

    monkeypatch.setattr(memberships, "give_seat", slowly_given)
    monkeypatch.setattr(leaving, "_end_seats", slowly_ended)
    if not guarded:
        monkeypatch.setattr(memberships, "lock_standing", lambda _organisation: None)
        monkeypatch.setattr(leaving, "locked_admission", lambda _by, body: Admission.objects.get(organisation=body))
    at_once(
        lambda: admit_member(by=SYSTEM, request=asked, version=1),
        lambda: leave_mechanism(by=SYSTEM, organisation=organisation),
    )
    sits_though_it_left = (
        Seat.objects.current().exists() and Admission.objects.get(organisation=organisation).ended_at is not None
    )
    assert sits_though_it_left is not guarded


@pytest.mark.parametrize("guarded", [False, True])
def test_the_last_two_representatives_do_not_leave_at_once(monkeypatch, meeting, guarded):
    organisation = make_admitted()
    make_representative(organisation)
    if not guarded:
        end_seat = teams.end_seat
        monkeypatch.setattr(teams, "_held", lambda seat: seat)
        monkeypatch.setattr(teams, "end_seat", lambda seat: (meeting(), end_seat(seat)))
    verbs = [lambda seat=seat: leave_team(by=SYSTEM, seat=seat) for seat in organisation.team.current()]
    outcomes = at_once(*verbs)
    assert outcomes == (["done", "last_representative"] if guarded else ["done", "done"])
    assert organisation.team.current().count() == int(guarded)
