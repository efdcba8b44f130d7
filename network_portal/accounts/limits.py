"""How often something may be done that anybody may do, as `ACCOUNT_RATE_LIMITS` says."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest

ACCOUNT = "allauth.account"


def counts(request: HttpRequest, limits: dict[str, str]) -> bool:
    """Whether one more is within each limit, by its name with the key that it counts by ('' for the network): then it
    is counted. What one of them refuses counts nowhere."""
    if not all(_consume(request, limit, key, dry_run=True) is not None for limit, key in limits.items()):
        return False
    used = [_consume(request, limit, key) for limit, key in limits.items()]
    return None not in used


def _consume(request: HttpRequest, limit: str, key: str, *, dry_run: bool = False) -> ratelimit.RateLimitUsage | None:
    return ratelimit.consume(request, app=ACCOUNT, action=limit, key=key or None, dry_run=dry_run)
