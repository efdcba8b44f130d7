from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

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


def register() -> None:
    register_categories(
        Category(BODIES, _("Offices"), _("When a mandate in a body in which you hold an office ends, or your own."))
    )
    register_kinds(MessageKind("bodies.mandate_ended", BODIES, _("Mandate that ended"), sample=SAMPLE))
