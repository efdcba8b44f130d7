"""The messages of accounts: declared here, because accounts is the lower part and knows no outbox."""

from types import MappingProxyType

from network_portal.notifications.kinds import MessageKind, register_kinds
from network_portal.notifications.models import Message

CATEGORY = "account"
NAME = MappingProxyType({"name": "Ana EXAMPLE"})
NOBODY = MappingProxyType({"name": ""})


def _kind(message: str, **fields: object) -> MessageKind:
    values = {"priority": Message.URGENT, "sample": NAME} | fields
    return MessageKind(f"accounts.{message}", CATEGORY, **values)  # type: ignore[arg-type]


ACCOUNTS = (
    _kind("confirm_email"),
    _kind("reset_password"),
    _kind("reset_unknown", sample=NOBODY),
    _kind("account_exists", links=("sign_in", "reset")),
    _kind("email_changed"),
    _kind("password_changed"),
    _kind("second_factor_changed"),
    _kind(
        "role_changed",
        priority=Message.NORMAL,
        sample=MappingProxyType({"person": "Ana EXAMPLE", "role": "Editor", "given": True, "by": "Luis EXAMPLE"}),
    ),
)


def register() -> None:
    register_kinds(*ACCOUNTS)
