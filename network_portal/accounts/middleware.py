from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from network_portal.accounts.queries import RECENTLY, actor_for
from network_portal.common import clock
from network_portal.common.actors import ANYONE, Actor

Handler = Callable[[HttpRequest], HttpResponse]
SEEN_EVERY_SECONDS = 60


class SessionLimits:
    """Ends a session that stood idle (2 h, staff 30 min) or is older than 12 h; tells pages how long is left."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self._watch(request)
        return self.get_response(request)

    def _watch(self, request: HttpRequest) -> None:
        moment = clock.now().timestamp()
        session = request.session
        started = session.get("started_at", moment)
        seen = session.get("seen_at", moment)
        idle = settings.SESSION_IDLE_SECONDS_STAFF if session.get("is_staff") else settings.SESSION_IDLE_SECONDS
        ends = min(seen + idle, started + settings.SESSION_ABSOLUTE_SECONDS)
        if moment >= ends:
            logout(request)
            return
        if moment - seen >= SEEN_EVERY_SECONDS or "started_at" not in session:
            session["started_at"], session["seen_at"] = started, moment
            session["is_staff"] = request.user.role_grants.in_force().exists()
        setattr(request, "session_ends_in", int(min(idle, started + settings.SESSION_ABSOLUTE_SECONDS - moment)))


class ActorOfRequest:
    """Sets request.actor, read from the database only when a view or template asks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        setattr(request, "actor", SimpleLazyObject(lambda: _actor(request)))
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return ANYONE
    methods = _second_factors(request)
    recent = any(clock.now().timestamp() - at <= RECENTLY.total_seconds() for at in methods)
    return actor_for(request.user, second_factor=bool(methods), confirmed_recently=recent)


def _second_factors(request: HttpRequest) -> list[float]:
    """The instants at which this session gave a second factor, as allauth recorded them."""
    records: list[dict[str, Any]] = request.session.get("account_authentication_methods", [])
    return [float(record.get("at", 0)) for record in records if record.get("method") == "mfa"]
