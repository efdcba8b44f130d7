"""Where a person goes on after signing in, kept in the session: an address with a secret stays out of `next`."""

from django.http import HttpRequest

from network_portal.common import clock

SESSION_KEY = "way_back"
KEPT_SECONDS = 3600


def keep_way_back(request: HttpRequest) -> None:
    """Called on a press (POST) only: looking at a page opens no session."""
    request.session[SESSION_KEY] = {"path": request.path, "at": clock.now().timestamp()}


def take_way_back(request: HttpRequest) -> str:
    """The page that sent the person to sign in less than an hour ago, once; empty where there is none."""
    kept = request.session.pop(SESSION_KEY, None)
    if kept is None or clock.now().timestamp() - kept["at"] > KEPT_SECONDS:
        return ""
    return str(kept["path"])
