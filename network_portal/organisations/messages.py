"""The messages of this part, and the maker of their link."""

from types import MappingProxyType
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.common.registry import KeptLink
from network_portal.notifications.kinds import MessageKind, register_kinds
from network_portal.notifications.models import Message
from network_portal.organisations.models import Invitation, Organisation
from network_portal.organisations.queries.directory import organisation_path
from network_portal.organisations.queries.invitations import invitation_token, is_open

INVITATION_LINK = "organisations.invitation"

INVITATION = MessageKind(
    name="organisations.invitation",
    category="account",
    label=_("Invitation to a team"),
    priority=Message.NORMAL,
    keeps_links=True,
    sample=MappingProxyType(
        {
            "organisation": "IOM",
            "role": "Focal point",
            "by": "Ana EXAMPLE",
            "until": "30 September 2026, 10:42 (Panama time, UTC−5)",
        }
    ),
)

PROTECTION_CHANGED = MessageKind(
    name="organisations.protection_changed", category="account", label=_("A protected name changed"), keeps_links=True
)


RELAYED = MessageKind(
    name="organisations.relayed",
    category="account",
    label=_("Letter to the people of an organisation"),
    sample=MappingProxyType(
        {
            "name": "Ana EXAMPLE",
            "title": "EXAMPLE organisation",
            "writer": "Rosa EXAMPLE",
            "answer_to": "rosa@example.org",
            "words": "EXAMPLE: how can we work with you?",
        }
    ),
)


def card_link(values: dict[str, Any], language: str) -> str:
    """`{"organisation": id}`: its public page. One that is seen no more raises Organisation.DoesNotExist."""
    shown = Organisation.objects.listed().get(pk=values["organisation"])
    return organisation_path(shown.slug, language=language, absolute=True)


def invitation_link(values: dict[str, Any], language: str) -> str:
    """`{"invitation": id}`, and `by` who the mail names. One that is gone raises Invitation.DoesNotExist."""
    invitation = Invitation.objects.get(pk=values["invitation"])
    return address_of("organisations:invitation", language, token=invitation_token(invitation))


def invitation_again(values: dict[str, Any]) -> str:
    """`{"invitation": id, "generation": number}`: the page of the link that was pressed, while that link counts."""
    invitation = _same_link(values)
    return reverse("organisations:invitation", kwargs={"token": invitation_token(invitation)}) if invitation else ""


def invited_address(values: dict[str, Any]) -> str:
    invitation = _same_link(values)
    return invitation.email if invitation else ""


def _same_link(values: dict[str, Any]) -> Invitation | None:
    found = Invitation.objects.filter(pk=values["invitation"], generation=values["generation"]).first()
    return found if found and is_open(found) else None


def register() -> None:
    register_kinds(INVITATION, RELAYED, PROTECTION_CHANGED)
    registry.link_makers.register("organisations.card", card_link)
    registry.link_makers.register(INVITATION_LINK, invitation_link)
    registry.kept_links.register(INVITATION_LINK, KeptLink(path=invitation_again, address=invited_address))
