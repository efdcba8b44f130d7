"""Who is out of a team, who lost a role in it and which calls into it are over: no restored backup undoes it."""

from collections.abc import Collection, Iterable

from network_portal.common import registry
from network_portal.common.actors import MEMBER, SYSTEM
from network_portal.common.generations import dead_generations
from network_portal.common.registry import Withdrawal
from network_portal.organisations.actions.invitations import revoke_invitation
from network_portal.organisations.actions.teams import CALL_OVER, LEFT, ROLE_LOST, leave_again, lose_role_again
from network_portal.organisations.models import Invitation, TeamMember
from network_portal.organisations.models.teams import TEAM_ROLE_NAMES
from network_portal.organisations.rules.teams import call_mark, role_mark, seat_mark

PAIR = ("organisation__key", "user__key")


def ended_seats() -> Iterable[str]:
    held = set(TeamMember.objects.current().values_list(*PAIR))
    ended = set(TeamMember.objects.exclude(ended_at=None).values_list(*PAIR))
    return [seat_mark(*pair) for pair in ended - held]


def leave_teams_again(marks: Collection[str]) -> int:
    seats = [seat for seat in _seats() if seat_mark(seat.organisation.key, seat.user.key) in marks]
    for seat in seats:
        leave_again(by=SYSTEM, seat=seat)
    return len(seats)


def roles_not_held() -> Iterable[str]:
    """A mark for each role that somebody of a team does not have today."""
    held = TeamMember.objects.current().values_list(*PAIR, "role")
    roles = [role for role, _label in TEAM_ROLE_NAMES]
    return [role_mark(body, person, one) for body, person, role in held for one in roles if one != role]


def lose_roles_again(marks: Collection[str]) -> int:
    """Which role they had instead nobody knows: they stay as members."""
    seats = [
        seat
        for seat in _seats()
        if seat.role != MEMBER and role_mark(seat.organisation.key, seat.user.key, seat.role) in marks
    ]
    for seat in seats:
        lose_role_again(by=SYSTEM, seat=seat)
    return len(seats)


def dead_calls() -> Iterable[str]:
    for call in Invitation.objects.select_related("organisation").iterator():
        is_over = call.accepted_at or call.revoked_at
        for generation in (*dead_generations(call.generation), *([call.generation] if is_over else [])):
            yield call_mark(call.organisation.key, generation)


def take_calls_back_again(marks: Collection[str]) -> int:
    """Also where the same call was sent once more with a new link: it is sent anew."""
    waiting = Invitation.objects.waiting().select_related("organisation").order_by("pk")
    calls = [call for call in waiting if call_mark(call.organisation.key, call.generation) in marks]
    for call in calls:
        revoke_invitation(by=SYSTEM, invitation=call)
    return len(calls)


def _seats() -> Iterable[TeamMember]:
    return TeamMember.objects.current().select_related("organisation", "user").order_by("pk")


def register() -> None:
    registry.withdrawals.register(LEFT, Withdrawal(marks=ended_seats, again=leave_teams_again))
    registry.withdrawals.register(ROLE_LOST, Withdrawal(marks=roles_not_held, again=lose_roles_again))
    registry.withdrawals.register(CALL_OVER, Withdrawal(marks=dead_calls, again=take_calls_back_again))
