from django.db import transaction
from django.db.models import F

from network_portal.accounts.models import User
from network_portal.audit.actions import Changes, record
from network_portal.common import clock, withdrawals
from network_portal.common.actors import CO_CHAIR, MEMBER, REPRESENTATIVE, Actor
from network_portal.common.errors import DomainError
from network_portal.common.registry import tell_seat_change
from network_portal.organisations.models import Invitation, Organisation, TeamMember
from network_portal.organisations.rules.teams import call_mark, role_mark, seat_mark

LEFT, ROLE_LOST = "organisations.leave_team", "organisations.change_team_role"
CALL_OVER = "organisations.invitation"


@transaction.atomic
def change_team_role(*, by: Actor, seat: TeamMember, role: str) -> None:
    """The seat stays the same one, so that who leaves by it or is replaced in it is out; the audit keeps the past.

    Raises DomainError: seat_over, last_representative.
    """
    seat = _held(seat)
    if seat.role == role:
        return
    _keep_a_representative(by, seat)
    _change_role(by, seat, role)


@transaction.atomic
def hand_over(*, by: Actor, organisation: Organisation, to: TeamMember, stays: bool) -> None:
    """Who represents the organisation names somebody of its team in their place, and stays as a member or leaves.

    Raises DomainError: seat_over, nothing_to_hand_over, hand_over_to_another.
    """
    seats = list(organisation.team.current().select_for_update().order_by("pk"))
    own = next((one for one in seats if one.user_id == by.user_id and one.role == REPRESENTATIVE), None)
    if own is None:
        raise DomainError("nothing_to_hand_over", organisation=organisation.short_name)
    successor = next((one for one in seats if one.pk == to.pk), None)
    if successor is None:
        raise DomainError("seat_over", organisation=organisation.short_name)
    if successor.pk == own.pk:
        raise DomainError("hand_over_to_another", field="to")
    if successor.role != REPRESENTATIVE:
        _change_role(by, successor, REPRESENTATIVE)
    if stays:
        _change_role(by, own, MEMBER)
    else:
        _leave(by, own)
    record("organisations.hand_over", by=by, target=organisation, changes={"person": [own.user_id, successor.user_id]})


def _change_role(by: Actor, seat: TeamMember, role: str) -> None:
    changes: Changes = {"role": [seat.role, role], "person": [seat.user_id, seat.user_id]}
    seat.role = role
    seat.save(update_fields=["role"])
    record("organisations.change_team_role", by=by, target=seat.organisation, changes=changes)
    tell_seat_change(seat.organisation_id, seat.user_id, changes["role"][0], role)
    withdrawals.note(ROLE_LOST, role_mark(seat.organisation.key, seat.user.key, changes["role"][0]))
    withdrawals.note_given_again(ROLE_LOST, role_mark(seat.organisation.key, seat.user.key, role))


@transaction.atomic
def leave_team(*, by: Actor, seat: TeamMember) -> None:
    """End a seat: one's own, or another's of one's organisation. Raises DomainError: seat_over, last_representative."""
    seat = _held(seat)
    _keep_a_representative(by, seat)
    _leave(by, seat)


@transaction.atomic
def leave_again(*, by: Actor, seat: TeamMember) -> None:
    """Of one who had left, as after a restore: though nobody represents the organisation then, until co-chairs call
    somebody. Raises DomainError: seat_over."""
    _leave(by, _held(seat))


@transaction.atomic
def lose_role_again(*, by: Actor, seat: TeamMember) -> None:
    """Of one who had another role, as after a restore: a member stays, who decides nothing. Raises DomainError:
    seat_over."""
    _change_role(by, _held(seat), MEMBER)


def note_joined(seat: TeamMember) -> None:
    """Called as the last act of a verb by which somebody joins: no restore ends what began anew."""
    withdrawals.note_given_again(LEFT, seat_mark(seat.organisation.key, seat.user.key))
    withdrawals.note_given_again(ROLE_LOST, role_mark(seat.organisation.key, seat.user.key, seat.role))


def _leave(by: Actor, seat: TeamMember) -> None:
    end_seat(seat)
    take_back_calls_of(by=by, inviter=seat.user, organisation=seat.organisation)
    changes: Changes = {"role": [seat.role, ""], "person": [seat.user_id, None]}
    record("organisations.leave_team", by=by, target=seat.organisation, changes=changes)


def take_back_calls_of(*, by: Actor, inviter: User, organisation: Organisation) -> None:
    """Whoever is out of a team has no say in who joins it: the calls they sent go with their seat.

    One that is accepted at this moment stays accepted, and keeps nobody in the team.
    """
    sent = organisation.invitations.waiting()
    for call in list(sent.filter(invited_by=inviter)):
        if sent.filter(pk=call.pk).update(revoked_at=clock.now(), generation=F("generation") + 1):
            record("organisations.revoke_invitation", by=by, target=organisation)
            note_call_over(call)


def note_call_over(call: Invitation) -> None:
    """The link of this generation opens nothing any more, in no restored backup either."""
    withdrawals.note(CALL_OVER, call_mark(call.organisation.key, call.generation))


def end_seat(seat: TeamMember) -> int:
    """How many seats ended: none where it had ended before."""
    ended = TeamMember.objects.current().filter(pk=seat.pk).update(ended_at=clock.now())
    if ended:
        tell_seat_change(seat.organisation_id, seat.user_id, seat.role, "")
        withdrawals.note(LEFT, seat_mark(seat.organisation.key, seat.user.key))
    return ended


def _keep_a_representative(by: Actor, seat: TeamMember) -> None:
    """An organisation does not lose its last voice by a press; a co-chair may take it, and then names the next."""
    if seat.role != REPRESENTATIVE or by.has_role(CO_CHAIR):
        return
    if not seat.organisation.team.current().filter(role=REPRESENTATIVE).exclude(pk=seat.pk).exists():
        raise DomainError("last_representative", organisation=seat.organisation.short_name)


def _held(seat: TeamMember) -> TeamMember:
    """The seat as it is now; changes in one team wait for each other, so that two do not leave as the last two."""
    team = TeamMember.objects.current().filter(organisation=seat.organisation_id).order_by("pk")
    list(team.select_for_update())
    found = TeamMember.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=seat.pk)
    if found.ended_at:
        raise DomainError("seat_over", organisation=found.organisation.short_name)
    return found
