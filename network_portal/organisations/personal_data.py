"""What organisations holds about one person, for 'my data' and for erasure."""

from typing import Any

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.accounts.queries import confirmed_addresses
from network_portal.common import clock, registry
from network_portal.common.registry import PersonalData
from network_portal.notifications.models import Message
from network_portal.organisations.messages import INVITATION
from network_portal.organisations.models import Invitation, TeamMember
from network_portal.organisations.queries.teams import with_told_addresses


def export(user_id: int) -> dict[str, Any]:
    seats = TeamMember.objects.filter(user=user_id).order_by("pk")
    return {
        "teams": with_told_addresses(seats.values("organisation__slug", "role", "since", "ended_at"), user_id),
        "invitations": with_told_addresses(
            _invitations_to(user_id).values("organisation__slug", "role", "invited_at", "accepted_at"), user_id
        ),
    }


@transaction.atomic
def erase(user_id: int) -> None:
    """The calls that the person sent are over: a mail that waits to bring one does not leave."""
    _invitations_to(user_id).delete()
    Invitation.objects.waiting().filter(invited_by=user_id).update(revoked_at=clock.now())
    Message.objects.filter(kind=INVITATION.name, links__link__by=user_id, state=Message.QUEUED).delete()
    TeamMember.objects.current().filter(user=user_id).update(ended_at=clock.now())


def _invitations_to(user_id: int) -> Any:
    person = User.objects.get(pk=user_id)
    addresses = {person.email, *confirmed_addresses(person)}
    return Invitation.objects.filter(email__in=addresses).order_by("pk")


def register() -> None:
    registry.personal_data.register("organisations", PersonalData(export=export, erase=erase))
