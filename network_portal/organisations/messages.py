"""The messages of this part, and the maker of their link."""

from types import MappingProxyType
from typing import Any

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.notifications.kinds import MessageKind, register_kinds
from network_portal.notifications.models import Message
from network_portal.organisations.models import Invitation
from network_portal.organisations.queries.teams import invitation_token

INVITATION = MessageKind(
    name="organisations.invitation",
    category="account",
    priority=Message.NORMAL,
    sample=MappingProxyType(
        {"organisation": "IOM", "role": "Focal point", "by": "Ana EXAMPLE", "until": "30 September 2026"}
    ),
)


def invitation_link(values: dict[str, Any], language: str) -> str:
    """`{"invitation": id}`. One that is gone raises Invitation.DoesNotExist."""
    invitation = Invitation.objects.get(pk=values["invitation"])
    return address_of("organisations:invitation", language, token=invitation_token(invitation))


def register() -> None:
    register_kinds(INVITATION)
    registry.link_makers.register("organisations.invitation", invitation_link)
