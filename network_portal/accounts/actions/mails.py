"""Mails about signing in. They go through the outbox, which a higher part registers in `common.registry`."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.crypto import salted_hmac

from network_portal.accounts.models import User
from network_portal.accounts.queries import person_with_address
from network_portal.common import clock, registry

REPEATED_SECONDS = 600
Links = dict[str, dict[str, Any]]


def page_link(route: str) -> dict[str, Any]:
    return {"maker": "accounts.page", "route": route}


def send_confirmation_link(address: EmailAddress, *, then: str = "") -> None:
    """`then` is a path of ours, without a secret, at which the person goes on, on whatever device."""
    link = {"maker": "accounts.confirm_email", "address": address.pk} | ({"then": then} if then else {})
    _queue("accounts.confirm_email", address.email, address.user, {"link": link})


def send_confirmation_again(person: User) -> None:
    """To who gave the right password of an address not confirmed yet; tried again soon, the mail sent answers."""
    address = EmailAddress.objects.filter(user=person, email__iexact=person.email, verified=False).first()
    if address is not None:
        link = {"maker": "accounts.confirm_email", "address": address.pk}
        _queue("accounts.confirm_email", address.email, person, {"link": link}, key=_occasion("again", address.pk))


def send_reset_link(user: User, address: str) -> None:
    """Asked for again within some minutes, the mail that is on its way answers; a dead link is no answer."""
    link = {"maker": "accounts.reset_password", "user": user.pk}
    occasion = _occasion("reset", address, user.password, user.last_login)
    _queue("accounts.reset_password", address, user, {"link": link}, key=occasion)


def tell_that_account_exists(address: str, *, language: str) -> None:
    links = {"sign_in": page_link("account_login"), "reset": page_link("account_reset_password")}
    _queue("accounts.account_exists", address, person_with_address(address), links, language)


def tell_that_no_account_exists(address: str, *, language: str) -> None:
    links = {"link": page_link("account_signup")}
    _queue("accounts.reset_unknown", address, None, links, language, key=_occasion("reset", address))


def send_security_notice(kind: str, user: User, address: str) -> None:
    _queue(kind, address, user, {"link": page_link("account_reset_password")})


def _queue(
    kind: str, address: str, person: User | None, links: Links, language: str = "", key: str | None = None
) -> None:
    with transaction.atomic():
        registry.mail_sender["outbox"](
            kind,
            address=address,
            person_id=person.pk if person else None,
            language=person.language if person else language,
            values={"name": person.name if person else ""},
            links=links,
            key=key,
        )


def _occasion(what: str, *about: Any) -> str:
    """The same for the same thing asked for within some minutes; it gives away nothing of what it is about.

    A limit would let a stranger use up somebody's mails; this way there are few mails and always one.
    """
    window = int(clock.now().timestamp() // REPEATED_SECONDS)
    text = "|".join(str(part) for part in (what, window, *about))
    return f"accounts.{what}:{salted_hmac('accounts.mails', text, algorithm='sha256').hexdigest()}"
