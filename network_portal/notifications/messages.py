"""The messages of accounts: declared here, because accounts is the lower part and knows no outbox."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds
from network_portal.notifications.models import Message

CATEGORY = "account"
NAME = MappingProxyType({"name": "Ana EXAMPLE"})
NOBODY = MappingProxyType({"name": ""})


def _kind(message: str, label: Any, **fields: object) -> MessageKind:
    values = {"priority": Message.URGENT, "sample": NAME} | fields
    return MessageKind(f"accounts.{message}", CATEGORY, label, **values)  # type: ignore[arg-type]


ACCOUNTS = (
    _kind("confirm_email", _("Confirm your e-mail address"), keeps_links=True),
    _kind("reset_password", _("A new password was asked for"), keeps_links=True),
    _kind("reset_unknown", _("A new password was asked for an unknown address"), sample=NOBODY, keeps_links=True),
    _kind(
        "account_exists",
        _("Sign-up with an address that has an account"),
        links=("sign_in", "reset"),
        keeps_links=True,
    ),
    _kind("email_changed", _("The e-mail address was changed")),
    _kind("password_changed", _("The password was changed")),
    _kind("second_factor_changed", _("The second factor was changed")),
    _kind(
        "role_changed",
        _("A role was given or taken"),
        priority=Message.NORMAL,
        sample=MappingProxyType({"person": "Ana EXAMPLE", "role": "Editor", "given": True, "by": "Luis EXAMPLE"}),
    ),
)


ACCOUNT = Category(
    CATEGORY,
    _("Your account and your teams"),
    _("Confirming an address, a new password, changes to how you sign in, invitations, roles."),
)


def register() -> None:
    register_categories(ACCOUNT)
    register_kinds(*ACCOUNTS)
