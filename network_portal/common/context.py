"""What every template may rely on."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from network_portal.common import doors, registry
from network_portal.common.access import actor_of
from network_portal.common.actors import Actor
from network_portal.common.languages import current_language


def page(request: HttpRequest) -> dict[str, Any]:
    path, actor = request.path_info, actor_of(request)
    section, rest = _section(path), _rest(request)
    return {
        **site_of(section, rest),
        "nav": _navigation(path, actor),
        "actor": actor,
        "section": section,
        "address_rest": rest,
        "page_url": settings.SITE_URL + ("" if doors.is_mailed(request) else path),
        "session_ends_in": getattr(request, "session_ends_in", 0),
        "needs_second_factor": settings.REQUIRE_SECOND_FACTOR,
    }


def site_of(section: str, rest: str) -> dict[str, Any]:
    """What pages of one section of the menu share; `rest` is what follows the language in the address."""
    current = current_language()
    return {
        "network_name": settings.NETWORK_NAME,
        "site_url": settings.SITE_URL,
        "data_licence": settings.DATA_LICENCE,
        "data_licence_url": settings.DATA_LICENCE_URL,
        "contact_email": settings.CONTACT_EMAIL,
        "outbox_page": settings.OUTBOX_PAGE,
        "languages_links": [
            {"code": code, "name": name, "url": f"/{code}/{rest}", "current": code == current}
            for code, name in settings.LANGUAGES
        ],
        "nav": [{"url": url, "label": label, "current": url == section} for url, label in _menu(current)],
    }


def of_no_page() -> dict[str, Any]:
    """For the answer to an address that is none, which is not repeated: it may be a mailed link, mistyped by a sign."""
    links = site_of("", "")["languages_links"]
    return {"languages_links": links, "address_rest": "", "page_url": settings.SITE_URL}


def _navigation(path: str, actor: Actor) -> list[dict[str, Any]]:
    """What everybody may open, then the pages of this person's roles; the last that fits is where they are."""
    places = [{"url": url, "label": label, "current": path.startswith(url)} for url, label in _menu(current_language())]
    if not actor.is_signed_in:
        return places
    asking = actor.with_second_factor()
    for own in _places():
        if own.may_open and own.may_open(asking):
            here = own.is_at(path)
            places = [{**one, "current": one["current"] and not here} for one in places]
            places.append({"url": reverse(own.route), "label": own.label, "current": here})
    return places


@lru_cache(maxsize=20)
def _menu(language: str) -> list[tuple[str, str]]:
    return [(reverse(one.route), str(one.label)) for one in _places() if one.may_open is None]


def _places() -> list[registry.MenuPlace]:
    return sorted(registry.menu_places.values(), key=lambda one: one.place)


def _section(path: str) -> str:
    """The place of the menu below which the page stands; empty for none."""
    return next((url for url, _label in _menu(current_language()) if path.startswith(url)), "")


def _rest(request: HttpRequest) -> str:
    first, _slash, rest = request.path_info.lstrip("/").partition("/")
    tail = rest if first in dict(settings.LANGUAGES) else ""
    query = request.META.get("QUERY_STRING", "")
    return f"{tail}?{query}" if query else tail
