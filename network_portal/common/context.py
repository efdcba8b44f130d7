"""What every template may rely on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network_portal.common import registry
from network_portal.common.access import actor_of
from network_portal.common.actors import Actor


def page(request: HttpRequest) -> dict[str, Any]:
    path, actor = request.path_info, actor_of(request)
    return {
        "actor": actor,
        "network_name": settings.NETWORK_NAME,
        "languages_links": _language_links(path, request.META.get("QUERY_STRING", "")),
        "nav": _navigation(path, actor),
        "page_url": settings.SITE_URL + path,
        "site_url": settings.SITE_URL,
        "outbox_page": settings.OUTBOX_PAGE,
        "data_licence": settings.DATA_LICENCE,
        "data_licence_url": settings.DATA_LICENCE_URL,
        "contact_email": settings.ERROR_REPORT_CONTACT,
        "session_ends_in": getattr(request, "session_ends_in", 0),
    }


def _language_links(path: str, query: str) -> list[dict[str, Any]]:
    current = get_language()
    first, _slash, rest = path.lstrip("/").partition("/")
    codes = [code for code, _name in settings.LANGUAGES]
    tail = rest if first in codes else ""
    suffix = f"?{query}" if query else ""
    return [
        {"code": code, "name": name, "url": f"/{code}/{tail}{suffix}", "current": code == current}
        for code, name in settings.LANGUAGES
    ]


def _navigation(path: str, actor: Actor) -> list[dict[str, Any]]:
    """What everybody may open, then the pages of this person's roles; the last that fits is where they are."""
    places = [
        {"url": url, "label": label, "current": path.startswith(url)}
        for url, label in ((reverse("home:objectives"), _("Objectives")), (reverse("workplan:plans"), _("Work plan")))
    ]
    if not actor.is_signed_in:
        return places
    asking = actor.with_second_factor()
    for own in registry.menu_places.values():
        if own.may_open(asking):
            here = own.is_at(path)
            places = [{**one, "current": one["current"] and not here} for one in places]
            places.append({"url": reverse(own.route), "label": own.label, "current": here})
    return places
