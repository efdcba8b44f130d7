"""The messages of this part, and the makers of their links."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.monitoring.models import MailedLink
from network_portal.monitoring.queries.links import link_token
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds
from network_portal.notifications.models import Message

CATEGORY, REMINDERS = "rounds", "reminders"
CATEGORIES = (
    Category(
        CATEGORY,
        _("Calls for updates"),
        _("What your organisation is asked, questions about its updates, receipts. Whoever reports is always asked."),
    ),
    Category(
        REMINDERS,
        _("Reminders of updates"),
        _(
            "Before and after updates are due, and of those that came back or wait for a decision. Without them "
            "you hear of a round once, when it opens, and the co-chairs see an organisation that does not answer."
        ),
        is_optional=True,
    ),
)
REMINDING = ("reminder_before", "reminder_after", "still_returned")
SUBJECTS = (
    MappingProxyType({"code": "B1.2", "title": "EXAMPLE: quarterly meetings of the Regional Network"}),
    MappingProxyType({"code": "B3.1", "title": "EXAMPLE: joint pledge"}),
)
ROUND = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "round": "September 2026",
        "plan": "EXAMPLE: work plan 2025-2026",
        "due": "16 September 2026",
        "closes": "1 October 2026, 23:59 (Panama time, UTC−5)",
        "meeting": "November 2026",
        "late": False,
        "words": "EXAMPLE: thank you for the work of this quarter.",
        "by": "Luz EXAMPLE",
        "until": "30 October 2026, 23:59 (Panama time, UTC−5)",
    }
)
OWED = MappingProxyType(
    {**ROUND, "organisation": "UNICEF", "subjects": SUBJECTS, "count": 2, "more": 0, "copied": SUBJECTS[:1]}
)
ABOUT_DUTIES = {
    "call": _("Call for updates"),
    "copied": _("Copy of the call, to leads beside the reporter"),
    "reminder_before": _("Reminder before updates are due"),
    "reminder_after": _("Reminder after updates were due"),
    "nudge": _("Nudge by the co-chairs"),
    "returned": _("Update returned with a question"),
    "still_returned": _("Reminder of a returned update"),
    "reopened": _("Round reopened for an organisation"),
    "handed_over": _("Update handed to a colleague to draft"),
    "new_link": _("New link to what is owed"),
    "draft_ready": _("Draft of a colleague that is ready"),
}
CALL_LIST = MappingProxyType(
    {
        **ROUND,
        "silent": (
            MappingProxyType({"name": "UNICEF", "owes": 2, "reached": True}),
            MappingProxyType({"name": "EXAMPLE organisation", "owes": 1, "reached": False}),
        ),
    }
)

RETURNED_NEWS = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "organisation": "UNICEF",
        "code": "B1.2",
        "title": "EXAMPLE: quarterly meetings of the Regional Network",
        "words": "EXAMPLE: which month?",
    }
)


def updates_link(values: dict[str, Any], language: str) -> str:
    """`{"link": id of a MailedLink}`. One that is gone raises MailedLink.DoesNotExist."""
    link = MailedLink.objects.get(pk=values["link"])
    return address_of("monitoring:by_link", language, token=link_token(link))


def round_link(values: dict[str, Any], language: str) -> str:
    """`{"round": address of a round}`: its page, for those who sign in."""
    return address_of("monitoring:round", language, slug=values["round"])


def news_link(values: dict[str, Any], language: str) -> str:
    """`{"subject": id}`: the form for its news, for those who sign in."""
    return address_of("monitoring:report_news", language, subject=values["subject"])


def _category(name: str) -> str:
    return REMINDERS if name in REMINDING else CATEGORY


def register() -> None:
    register_categories(*CATEGORIES)
    register_kinds(
        *(
            MessageKind(f"monitoring.{name}", _category(name), label, priority=Message.BULK, sample=OWED)
            for name, label in ABOUT_DUTIES.items()
        ),
        MessageKind("monitoring.call_list", CATEGORY, _("List of those who have not answered"), sample=CALL_LIST),
        MessageKind("monitoring.receipt", CATEGORY, _("Receipt of updates"), sample=OWED, links=()),
        MessageKind("monitoring.news_returned", CATEGORY, _("News returned with a question"), sample=RETURNED_NEWS),
        MessageKind("monitoring.news_still_returned", REMINDERS, _("Reminder of returned news"), sample=RETURNED_NEWS),
        MessageKind(
            "monitoring.news_to_review", REMINDERS, _("Reminder of news that waits for a decision"), sample=OWED
        ),
        MessageKind("monitoring.to_review", REMINDERS, _("Reminder of updates that wait for a decision"), sample=OWED),
    )
    registry.link_makers.register("monitoring.updates", updates_link)
    registry.link_makers.register("monitoring.round", round_link)
    registry.link_makers.register("monitoring.news", news_link)
