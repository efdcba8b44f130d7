from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
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
        "reason": "",
    }
)
RECORDED = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "is_own": True,
        "office": "Secretary",
        "body": "EXAMPLE table",
        "since": "1 October 2026",
        "until": "1 October 2027",
        "decided": "20 September 2026",
        "minutes": "EXAMPLE minutes 7",
    }
)


def mandates_link(values: dict[str, Any], language: str) -> str:
    """`{"slug": of a body, "mandate": id}`: the mandate for its holder; without one the offices of the body."""
    if values.get("mandate"):
        return address_of("bodies:own_mandate", language, slug=values["slug"], mandate_id=values["mandate"])
    return address_of("bodies:mandates", language, slug=values["slug"])


def register() -> None:
    register_categories(
        Category(
            BODIES, _("Offices"), _("When your mandate, or one in a body in which you hold an office, begins or ends.")
        )
    )
    register_kinds(
        MessageKind("bodies.mandate_ended", BODIES, _("Mandate that ended"), sample=SAMPLE),
        MessageKind("bodies.mandate_recorded", BODIES, _("Mandate that was recorded"), sample=RECORDED),
    )
    registry.link_makers.register("bodies.mandates", mandates_link)
