from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from network_portal.accounts.access import person_of
from network_portal.accounts.queries import RECENTLY, actor_for
from network_portal.accounts.second_factor import instants_given
from network_portal.accounts.shared_devices import is_shared
from network_portal.audit.queries import forget_content_version
from network_portal.common import clock
from network_portal.common.actors import ANYONE, Actor
from network_portal.common.registry import acts_as_staff

Handler = Callable[[HttpRequest], HttpResponse]
SEEN_EVERY_SECONDS = 60


class SessionLimits:
    """Ends a session that stood idle (2 h, staff 30 min, shared devices 10 min) or is older than 12 h; tells pages
    how long is left.

    A session keeps `started_at`, `seen_at` (both seconds since 1970) and `is_staff`, set at sign-in.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            self._watch(request)
        return self.get_response(request)

    def _watch(self, request: HttpRequest) -> None:
        moment = clock.now().timestamp()
        session = request.session
        if moment >= ends_at(request, moment):
            setattr(request, "ended_session_of", request.user.pk)
            logout(request)
            return
        if "started_at" not in session or moment - session.get("seen_at", 0) >= SEEN_EVERY_SECONDS:
            session.setdefault("started_at", moment)
            session["seen_at"] = moment
            session["is_staff"] = acts_as_staff(person_of(request).pk)
        setattr(request, "session_ends_in", int(ends_at(request, moment) - moment))


def ends_at(request: HttpRequest, moment: float) -> float:
    """The instant, in seconds since 1970, at which the session ends if nothing more is asked of it."""
    session = request.session
    idle = settings.SESSION_IDLE_SECONDS_STAFF if session.get("is_staff") else settings.SESSION_IDLE_SECONDS
    if is_shared(request):
        idle = min(idle, settings.SESSION_IDLE_SECONDS_SHARED)
    last_of_all = session.get("started_at", moment) + settings.SESSION_ABSOLUTE_SECONDS
    return float(min(session.get("seen_at", moment) + idle, last_of_all))


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
    instants = instants_given(request)
    forget_content_version()
    recent = any(clock.now().timestamp() - at <= RECENTLY.total_seconds() for at in instants)
    return actor_for(request.user, second_factor=bool(instants), confirmed_recently=recent)
