from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.bodies.models import Body
from network_portal.common import registry
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds

BODIES = "bodies"
SAMPLE = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "holder": "Rosa EXAMPLE",
        "is_own": False,
        "is_vacant": True,
        "office": "Secretary",
        "body": "EXAMPLE table",
        "how": "The term was over",
        "day": "30 September 2026",
    }
)
ANNOUNCEMENTS = "bodies_announcements"
ANNOUNCED = MappingProxyType(
    {"name": "Ana EXAMPLE", "body": "Working Table 2", "subject": "EXAMPLE subject", "text": "EXAMPLE: the words."}
)


def announcements_link(values: dict[str, Any], language: str) -> str:
    """`{"body": id}`: its announcements, for those who sit there. One that is gone raises DoesNotExist."""
    slug = Body.objects.values_list("slug", flat=True).get(pk=values["body"])
    return address_of("bodies:announcements", language, slug=slug)


def register() -> None:
    register_categories(
        Category(BODIES, _("Offices"), _("When a mandate in a body in which you hold an office ends, or your own."))
    )
    register_kinds(MessageKind("bodies.mandate_ended", BODIES, _("Mandate that ended"), sample=SAMPLE))
    meaning = _("What a table or another body tells all its members.")
    register_categories(Category(ANNOUNCEMENTS, _("Announcements of bodies"), meaning))
    register_kinds(MessageKind("bodies.announced", ANNOUNCEMENTS, _("Announcement to all members"), sample=ANNOUNCED))
    registry.link_makers.register("bodies.announcements", announcements_link)
