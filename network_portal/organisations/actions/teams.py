from django.db import transaction

from network_portal.audit.actions import Changes, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.organisations.models import TeamMember


@transaction.atomic
def change_team_role(*, by: Actor, seat: TeamMember, role: str) -> None:
    seat = TeamMember.objects.select_for_update().select_related("organisation").get(pk=seat.pk)
    if seat.role == role or seat.ended_at:
        return
    end_seat(seat)
    TeamMember.objects.create(organisation=seat.organisation, user=seat.user, role=role)
    changes: Changes = {"role": [seat.role, role], "person": [seat.user_id, seat.user_id]}
    record("organisations.change_team_role", by=by, target=seat.organisation, changes=changes)


@transaction.atomic
def leave_team(*, by: Actor, seat: TeamMember) -> None:
    """End a seat: one's own, or another's of one's organisation."""
    if end_seat(seat):
        changes: Changes = {"role": [seat.role, ""], "person": [seat.user_id, None]}
        record("organisations.leave_team", by=by, target=seat.organisation, changes=changes)


def end_seat(seat: TeamMember) -> int:
    """How many seats ended: none where it had ended before."""
    return TeamMember.objects.current().filter(pk=seat.pk).update(ended_at=clock.now())
