from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from network_portal.common.middleware.public_pages import public_page
from network_portal.home.privacy import kept_data


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    pages = {
        "about": (_("About this portal"), "home/pages/about.html"),
        "privacy": (_("Privacy"), "home/pages/privacy.html"),
        "accessibility": (_("Accessibility"), "home/pages/accessibility.html"),
    }
    if slug not in pages:
        raise Http404
    title, template = pages[slug]
    context: dict[str, Any] = {"page_title": title, "breadcrumb": [(title, "")]}
    if slug == "privacy":
        context |= {"kept": kept_data(), "responsible_entity": settings.RESPONSIBLE_ENTITY}
    return render(request, template, context)
