"""What accounts holds about one person, for 'my data' and for erasure."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from network_portal.accounts.actions.people import forget
from network_portal.accounts.models import RoleGrant, User
from network_portal.audit.models import Event
from network_portal.audit.sentences import sentence_of
from network_portal.common import registry
from network_portal.common.registry import PersonalData

SAY_ORGANISATIONS = ("organisations.", "mechanism.", "bodies.")
"""Parts whose rows are called by the name of an organisation."""


def export(user_id: int) -> dict[str, Any]:
    return {
        "profile": User.objects.filter(pk=user_id)
        .values("id", "email", "name", "language", "is_quiet", "joined_at", "last_login")
        .get(),
        "addresses": _rows(EmailAddress.objects.filter(user=user_id), "email", "verified", "primary"),
        "roles": _rows(RoleGrant.objects.filter(user=user_id), "role", "granted_at", "ended_at"),
        "second_factors": _rows(Authenticator.objects.filter(user=user_id), "type", "created_at", "last_used_at"),
        "sessions": _rows(UserSession.objects.filter(user=user_id), "created_at", "ip", "user_agent"),
        "what_i_did": [
            {"at": event.at, "what": _what(event), "changes": event.changes}
            for event in Event.objects.filter(actor_id=user_id).order_by("pk")
        ],
    }


def _what(event: Event) -> str:
    """Without the name of an organisation: the audit says its alias, which somebody who left it is not told."""
    if event.target_type.startswith(SAY_ORGANISATIONS):
        event.target_label = "…"
    return sentence_of(event, actor=_("You"))


def _rows(found: QuerySet[Model], *fields: str) -> list[dict[str, Any]]:
    return list(found.order_by("pk").values(*fields))


def register() -> None:
    registry.personal_data.register("accounts", PersonalData(export=export, erase=forget))
