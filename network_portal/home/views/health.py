from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from network_portal.common import clock
from network_portal.notifications.queries.heartbeats import worker_is_alive


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the portal can do its work: true or false a part, nothing more; 503 when one is missing."""
    checks = {"database": _holds(_database), "cache": _holds(_cache), "worker": _holds(_worker)}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _cache() -> bool:
    cache.set("health", "well", 60)
    return bool(cache.get("health") == "well")


def _worker() -> bool:
    return worker_is_alive(clock.now())
