"""The messages of this part."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.knowledge.models import Practice, PracticeCopy, PracticeSubmission
from network_portal.knowledge.queries.practices import practice_path
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds

CATEGORY = "practices"
SAMPLE = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "organisation": "EXAMPLE organisation",
        "title": "EXAMPLE: one counter for all papers",
        "words": "EXAMPLE: how many people came?",
        "writer": "Rosa EXAMPLE",
        "answer_to": "rosa@example.org",
    }
)
ABOUT_PRACTICES = {
    "published": _("Practice published"),
    "returned": _("Practice returned with a comment"),
    "to_review": _("Practice that waits for review"),
    "relayed": _("Letter to the people of a practice"),
    "copy_declined": _("Copy of a practice declined with a reason"),
    "copy_published": _("Copy of a practice published"),
    "copy_to_review": _("Copy of a practice that waits"),
}


def submission_link(values: dict[str, Any], language: str) -> str:
    """`{"submission": id}`: where it is written, for those who sign in."""
    return address_of("knowledge:submission", language, submission=values["submission"])


def review_link(values: dict[str, Any], language: str) -> str:
    """`{"submission": id}`: where it is reviewed."""
    return address_of("knowledge:review", language, submission=values["submission"])


def practice_link(values: dict[str, Any], language: str) -> str:
    """`{"submission": id}`: the practice that it became. One that is gone raises DoesNotExist."""
    found = PracticeSubmission.objects.select_related("practice").get(pk=values["submission"], practice__isnull=False)
    return address_of("knowledge:practice", language, slug=found.practice.slug) if found.practice else ""


def practice_page_link(values: dict[str, Any], language: str) -> str:
    """`{"practice": id}`. One that is gone raises DoesNotExist."""
    return practice_path(Practice.objects.get(pk=values["practice"]).slug, language=language, absolute=True)


def copy_link(values: dict[str, Any], language: str) -> str:
    """`{"copy": id}`: where it is published or declined."""
    return address_of("knowledge:copy", language, copy=values["copy"])


def copied_link(values: dict[str, Any], language: str) -> str:
    """`{"copy": id}`: where its organisation told it. One that is gone raises DoesNotExist."""
    found = PracticeCopy.objects.select_related("practice").get(pk=values["copy"])
    return address_of("knowledge:copied", language, slug=found.practice.slug)


def register() -> None:
    words = _("What became of a practice of your organisation; to co-chairs, which ones wait for review.")
    register_categories(Category(CATEGORY, _("Good practices"), words))
    register_kinds(
        *(MessageKind(f"knowledge.{name}", CATEGORY, label, sample=SAMPLE) for name, label in ABOUT_PRACTICES.items())
    )
    registry.link_makers.register("knowledge.submission", submission_link)
    registry.link_makers.register("knowledge.review", review_link)
    registry.link_makers.register("knowledge.practice", practice_link)
    registry.link_makers.register("knowledge.copy", copy_link)
    registry.link_makers.register("knowledge.practice_page", practice_page_link)
    registry.link_makers.register("knowledge.copied", copied_link)
