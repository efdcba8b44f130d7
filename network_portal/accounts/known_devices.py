"""The devices on which a person signed in before: tries made there count apart, so that a stranger who fails on
purpose, in the same office or with a stolen password, does not keep the owner out.

The cookie names nobody, opens nothing, and counts no more once the password is another.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from network_portal.accounts.models import User
from network_portal.accounts.queries import person_with_address
from network_portal.common.keyed import is_keyed_hash, keyed_hash

COOKIE = "known_device"
KEPT = timedelta(days=180)
SALT = "accounts.known_device"


def remember_device(response: HttpResponse, person: User) -> None:
    response.set_cookie(
        COOKIE,
        keyed_hash(SALT, _keyed(person)),
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget_device(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, samesite="Lax")


def is_known_device(request: HttpRequest, person: User) -> bool:
    return is_keyed_hash(SALT, _keyed(person), request.COOKIES.get(COOKIE, ""))


def is_known_to(request: HttpRequest, address: str) -> bool:
    """Whether whose address it is signed in here before; without a cookie nobody is looked up."""
    person = person_with_address(address) if request.COOKIES.get(COOKIE) else None
    return person is not None and is_known_device(request, person)


def _keyed(person: User) -> str:
    return f"{person.pk}:{person.password}"
