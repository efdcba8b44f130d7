from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.bodies.models import Body, Meeting
from network_portal.bodies.queries.calendar_entries import attached_entry
from network_portal.common import registry
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds

BODIES, MEETINGS, ANNOUNCEMENTS = "bodies", "meetings", "bodies_announcements"
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
OF_A_MEETING = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "table": "EXAMPLE table",
        "kind": "Ordinary meeting",
        "day": "12 May 2026",
        "time": "12 May 2026, 10:00 (America/Panama), 15:00 UTC",
        "minutes_long": 120,
        "place": "EXAMPLE: Panama City",
        "meeting_link": "https://meet.example/EXAMPLE",
        "agenda": "EXAMPLE: 1. The plan of the year",
        "reason": "EXAMPLE: the reason",
    }
)
ANNOUNCED = MappingProxyType(
    {"name": "Ana EXAMPLE", "body": "Working Table 2", "subject": "EXAMPLE subject", "text": "EXAMPLE: the words."}
)
INVITATIONS = {
    "meeting_convened": _("Invitation to a meeting"),
    "meeting_changed": _("Meeting that changed"),
    "meeting_cancelled": _("Meeting that was cancelled"),
}


def meeting_link(values: dict[str, Any], language: str) -> str:
    """`{"meeting": id}`: its page in the room of its body. One that is gone raises DoesNotExist."""
    meeting = Meeting.objects.select_related("body").get(pk=values["meeting"])
    return address_of("bodies:meeting", language, slug=meeting.body.slug, meeting_id=meeting.pk)


def mandates_link(values: dict[str, Any], language: str) -> str:
    """`{"slug": of a body, "mandate": id}`: the mandate for its holder; without one the offices of the body."""
    if values.get("mandate"):
        return address_of("bodies:own_mandate", language, slug=values["slug"], mandate_id=values["mandate"])
    return address_of("bodies:mandates", language, slug=values["slug"])


def announcements_link(values: dict[str, Any], language: str) -> str:
    """`{"body": id}`: its announcements, for those who sit there. One that is gone raises DoesNotExist."""
    slug = Body.objects.values_list("slug", flat=True).get(pk=values["body"])
    return address_of("bodies:announcements", language, slug=slug)


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
    meaning = _("Invitations to meetings of the bodies in which your organisation sits, and what is missing of them.")
    register_categories(Category(MEETINGS, _("Meetings"), meaning))
    register_kinds(
        *(
            MessageKind(f"bodies.{name}", MEETINGS, label, sample=OF_A_MEETING, attached=attached_entry)
            for name, label in INVITATIONS.items()
        ),
        MessageKind("bodies.minutes_missing", MEETINGS, _("Minutes that are missing"), sample=OF_A_MEETING),
    )
    registry.link_makers.register("bodies.meeting", meeting_link)
    meaning = _("What a table or another body tells all its members.")
    register_categories(Category(ANNOUNCEMENTS, _("Announcements of bodies"), meaning))
    register_kinds(MessageKind("bodies.announced", ANNOUNCEMENTS, _("Announcement to all members"), sample=ANNOUNCED))
    registry.link_makers.register("bodies.announcements", announcements_link)
