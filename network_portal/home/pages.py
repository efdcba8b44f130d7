"""The portal's pages of its own words: their titles, and what their templates need."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from network_portal.home.privacy import kept_data

TITLES = {
    "about": _("About this portal"),
    "privacy": _("Privacy"),
    "accessibility": _("Accessibility"),
}


def values_of_page(slug: str) -> dict[str, Any]:
    if slug == "privacy":
        return {"kept": kept_data(), "responsible_entity": settings.RESPONSIBLE_ENTITY}
    return {}
