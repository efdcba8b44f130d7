from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from network_portal.common import clock
from network_portal.notifications.queries.heartbeats import SILENCE, beat_is_alive, worker_is_alive

STARTING = "starting"
_started_at = clock.now()


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the portal can do its work: true or false a part, nothing more; 503 when one is missing.

    A worker or a beat that has not spoken since this process started is `"starting"` for as long as it may be silent.
    """
    checks: dict[str, bool | str] = {"database": _holds(_database), "cache": _holds(_cache)}
    checks |= {name: _holds(check) or _starting() for name, check in (("worker", _worker), ("beat", _beat))}
    answer = JsonResponse(checks, status=200 if all(value is True for value in checks.values()) else 503)
    if False not in checks.values():
        setattr(answer, "_has_been_logged", True)  # what only starts is no error: Django logs none that says so
    return answer


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


def _beat() -> bool:
    return beat_is_alive(clock.now())


def _starting() -> str | bool:
    return STARTING if clock.now() - _started_at < SILENCE else False
