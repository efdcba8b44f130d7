"""The messages of this part."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds

ACTIVITY_LINK = "workplan.activity"
ASK_FOR_NEWS = MessageKind(
    name="workplan.ask_for_news",
    category="work_plan",
    label=_("Request for news"),
    sample=MappingProxyType(
        {
            "name": "Ana EXAMPLE",
            "organisation": "UNICEF",
            "asker": "IOM",
            "code": "B1.2",
            "title": "EXAMPLE: quarterly meetings of the Regional Network",
            "plan": "EXAMPLE: work plan 2025-2026",
            "words": "EXAMPLE: is the date of the August meeting known?",
            "url": "https://portal.example/en/work-plan/2025-2026/activities/B1.2/",
            "answer_url": "https://portal.example/en/rounds/news/2/",
        }
    ),
    links=(),
)


NEWS = Category(
    ASK_FOR_NEWS.category,
    _("Requests for news"),
    _(
        "A colleague of the Network asks about an activity of your organisation. "
        "Without them you see it when you sign in."
    ),
    is_optional=True,
)


def activity_link(values: dict[str, Any], language: str) -> str:
    """`{"plan": address of a plan, "code": of its activity}`."""
    return address_of("workplan:activity", language, plan=values["plan"], code=values["code"])


def register() -> None:
    register_categories(NEWS)
    register_kinds(ASK_FOR_NEWS)
    registry.link_makers.register(ACTIVITY_LINK, activity_link)
