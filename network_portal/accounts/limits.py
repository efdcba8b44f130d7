"""How often something may be done that anybody may do, as `ACCOUNT_RATE_LIMITS` says."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

from network_portal.common.errors import DomainError

ACCOUNT = "allauth.account"


def full_limit(request: HttpRequest, limits: dict[str, str]) -> str:
    """The first limit, by its name with the key that it counts by ('' for the network), beyond which one more would be;
    '' where none is: then it is counted. What one of them refuses counts nowhere."""
    for dry_run in (True, False):
        for limit, key in limits.items():
            if _consume(request, limit, key, dry_run=dry_run) is None:
                return limit
    return ""


def refuse_beyond(request: HttpRequest, limits: dict[str, str]) -> None:
    """Before a verb that writes to people. Raises DomainError: too_often."""
    if full_limit(request, limits):
        raise DomainError("too_often")


def network_of(request: HttpRequest) -> str:
    """What limits by network count by."""
    return ratelimit.get_ip(request)


def _consume(request: HttpRequest, limit: str, key: str, *, dry_run: bool = False) -> ratelimit.RateLimitUsage | None:
    return ratelimit.consume(request, app=ACCOUNT, action=limit, key=key or None, dry_run=dry_run)
