"""Links of mails, made at the moment a mail leaves: no token is ever stored.

Each maker takes the values kept with the message and the reader's language, and gives an absolute address.
"""

from typing import Any
from urllib.parse import urlencode

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from network_portal.accounts.models import User
from network_portal.common import registry
from network_portal.common.registry import KeptLink


def address_of(route: str, language: str, **arguments: Any) -> str:
    with translation.override(language):
        return settings.SITE_URL + reverse(route, kwargs=arguments or None)


def reset_password(values: dict[str, Any], language: str) -> str:
    """`{"user": id}`. A person who is gone raises User.DoesNotExist."""
    user = User.objects.get(pk=values["user"])
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return address_of("account_reset_password_from_key", language, **key)


def confirm_email(values: dict[str, Any], language: str) -> str:
    """`{"address": id of an EmailAddress}`, and `then` the path at which the person goes on.

    One that is gone raises EmailAddress.DoesNotExist.
    """
    address = EmailAddress.objects.get(pk=values["address"])
    link = address_of("account_confirm_email", language, key=EmailConfirmationHMAC(address).key)
    return f"{link}?{urlencode({'next': values['then']})}" if values.get("then") else link


def page(values: dict[str, Any], language: str) -> str:
    """`{"route": name}`: a page without a secret in its address."""
    return address_of(values["route"], language)


def confirmation_again(values: dict[str, Any]) -> str:
    """`{"address": id of an EmailAddress}`: the page, unless the address is gone or confirmed meanwhile."""
    address = EmailAddress.objects.filter(pk=values["address"], verified=False).first()
    if address is None:
        return ""
    return reverse("account_confirm_email", kwargs={"key": EmailConfirmationHMAC(address).key})


def register() -> None:
    proves_nothing = KeptLink(path=confirmation_again, address=lambda values: "")
    registry.kept_links.register("accounts.confirm_email", proves_nothing)
    registry.link_makers.register("accounts.reset_password", reset_password)
    registry.link_makers.register("accounts.confirm_email", confirm_email)
    registry.link_makers.register("accounts.page", page)
