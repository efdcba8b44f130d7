"""What this session proved, and when: allauth keeps a record of each proof.

A record is `{"method": …, "at": seconds since 1970, "reauthenticated": True where it was asked for again}`.
"""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from network_portal.accounts.known_devices import is_known_device
from network_portal.accounts.models import User
from network_portal.accounts.queries import RECENTLY
from network_portal.common import clock

ACCOUNT = "allauth.account"
GIVEN = "mfa"
SET_UP = "second_factor_set_up"


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def has_app(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def instants_given(request: HttpRequest) -> list[float]:
    """When this session gave a second factor: app, passkey or recovery code, at sign-in or asked again."""
    records = get_authentication_records(request, request.user)
    return [float(record.get("at", 0)) for record in records if record.get("method") == GIVEN]


def signed_in_recently(request: HttpRequest) -> bool:
    """In the last 15 minutes; asking a person once more straight away would prove nothing new."""
    started_at: float = request.session.get("started_at", 0)
    return clock.now().timestamp() - started_at < RECENTLY.total_seconds()


def proved_again_with_it(request: HttpRequest) -> bool:
    """In the last 15 minutes this session was asked again and gave its second factor, or set one up."""
    records = get_authentication_records(request, request.user)
    strong = [r for r in records if r.get("method") in (GIVEN, SET_UP) and r.get("reauthenticated")]
    earliest = clock.now().timestamp() - RECENTLY.total_seconds()
    return any(float(record.get("at", 0)) >= earliest for record in strong)


def count_try(request: HttpRequest, person: User) -> Callable[[], None]:
    """Before a code is looked at; what is answered gives the try back, for a right one.

    Strangers who know the password are bound by network, and all together; where the person is signed in, or was
    before, the tries count apart, so that the owner is not locked out. Raises ValidationError.
    """
    known = request.user.pk == person.pk or is_known_device(request, person)
    whole = None if known else _consume(request, "second_factor_failed_of_account", str(person.pk))
    key = f"{'known' if known else ratelimit.get_ip(request)}:{person.pk}"
    _consume(request, "second_factor_failed", key)

    def give_back() -> None:
        ratelimit.clear(request, app=ACCOUNT, action="second_factor_failed", key=key)
        if whole is not None:
            whole.rollback()

    return give_back


def _consume(request: HttpRequest, action: str, key: str) -> ratelimit.RateLimitUsage:
    usage = ratelimit.consume(request, app=ACCOUNT, action=action, key=key)
    if usage is None:
        raise get_adapter().validation_error("too_many_login_attempts")
    return usage


def note_that_set_up(request: HttpRequest, user: User) -> None:
    """Who set it up here has it in hand: enough to see the recovery codes, not enough for a staff role."""
    record_authentication(request, user, method=SET_UP, reauthenticated=True)
