"""The mailed link that a person pressed before signing in, kept in the session.

Its address holds a secret, so it travels in no `next`. The session, a row of the database, holds no token
either: only what the part that mailed the link needs to find it again, and to see whether it still counts.
"""

from typing import Any

from django.http import HttpRequest

from network_portal.common import clock, registry

SESSION_KEY = "mailed_link"
KEPT_SECONDS = 3600


def keep_link(request: HttpRequest, of: str, **values: Any) -> None:
    """Called on a press (POST) only: looking at a page opens no session. `of` is in registry.kept_links."""
    request.session[SESSION_KEY] = {"of": of, "values": values, "at": clock.now().timestamp()}


def forget_link(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)


def take_way_back(request: HttpRequest) -> str:
    """Once, the path of the link pressed less than an hour ago; empty where there is none or it is over."""
    link = _kept(request)
    forget_link(request)
    return registry.kept_links[link["of"]].path(link["values"]) if link else ""


def proven_address(request: HttpRequest) -> str:
    """The address to which the link was mailed, while it counts: whoever pressed it reads that mailbox."""
    link = _kept(request)
    return registry.kept_links[link["of"]].address(link["values"]) if link else ""


def _kept(request: HttpRequest) -> dict[str, Any] | None:
    link: dict[str, Any] | None = request.session.get(SESSION_KEY)
    if link is None or clock.now().timestamp() - link["at"] > KEPT_SECONDS:
        return None
    return link
