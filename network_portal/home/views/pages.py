from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from network_portal.common.middleware.public_pages import public_page
from network_portal.home.privacy import kept_data


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    titles = {
        "about": _("About this portal"),
        "privacy": _("Privacy"),
        "accessibility": _("Accessibility"),
    }
    if slug not in titles:
        raise Http404
    context: dict[str, Any] = {"page_title": titles[slug], "breadcrumb": [(titles[slug], "")]}
    if slug == "privacy":
        context |= {"kept": kept_data(), "responsible_entity": settings.RESPONSIBLE_ENTITY}
    return render(request, f"home/pages/{slug}.html", context)
