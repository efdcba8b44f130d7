"""The messages of this part."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.knowledge.models import Practice, PracticeCopy, PracticeSubmission, Publication
from network_portal.knowledge.queries.practices import practice_path
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds

CATEGORY = "practices"
PUBLICATIONS, CLEARANCES = "publications", "clearances"
SAMPLE = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "organisation": "EXAMPLE organisation",
        "title": "EXAMPLE: one counter for all papers",
        "words": "EXAMPLE: how many people came?",
        "deadline": "1 October 2026, 18:00 (Panama time, UTC−5)",
        "outcome": "Cleared",
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
ABOUT_PUBLICATIONS = {
    "publication_published": _("Publication published"),
    "publication_returned": _("Publication returned with a comment"),
    "publication_sent": _("Publication that waits to be published"),
}
ABOUT_CLEARANCES = {
    "clearance_closed": _("Outcome of a clearance by silence"),
    "clearance_extended": _("Later deadline of a clearance"),
    "clearance_opened": _("Document that the members clear by silence"),
    "clearance_withdrawn": _("Clearance withdrawn"),
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


def publication_draft_link(values: dict[str, Any], language: str) -> str:
    """`{"publication": id}`: where it is written and decided on."""
    return address_of("publications:draft", language, publication=values["publication"])


def publication_link(values: dict[str, Any], language: str) -> str:
    """`{"publication": id}`: its public page. One that is gone raises DoesNotExist."""
    found = Publication.objects.published().get(pk=values["publication"])
    return address_of("publications:publication", language, slug=found.slug)


def clearance_link(values: dict[str, Any], language: str) -> str:
    """`{"clearance": id}`: for the members and the co-chairs, who sign in."""
    return address_of("clearances:clearance", language, clearance=values["clearance"])


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
    words = _("What became of a practice of your organisation; to co-chairs and editors, which ones wait for review.")
    register_categories(Category(CATEGORY, _("Good practices"), words))
    register_kinds(
        *(MessageKind(f"knowledge.{name}", CATEGORY, label, sample=SAMPLE) for name, label in ABOUT_PRACTICES.items())
    )
    words = _(
        "What became of a publication of your organisation; to co-chairs and editors, which ones wait to be published."
    )
    register_categories(Category(PUBLICATIONS, _("Publications"), words))
    words = _("Documents that the members of the Network clear by silence: when one comes, and how it ends.")
    register_categories(Category(CLEARANCES, _("Clearances"), words))
    for category, told in ((PUBLICATIONS, ABOUT_PUBLICATIONS), (CLEARANCES, ABOUT_CLEARANCES)):
        register_kinds(
            *(MessageKind(f"knowledge.{name}", category, label, sample=SAMPLE) for name, label in told.items())
        )
    registry.link_makers.register("knowledge.publication_draft", publication_draft_link)
    registry.link_makers.register("knowledge.publication", publication_link)
    registry.link_makers.register("knowledge.clearance", clearance_link)
    registry.link_makers.register("knowledge.submission", submission_link)
    registry.link_makers.register("knowledge.review", review_link)
    registry.link_makers.register("knowledge.practice", practice_link)
    registry.link_makers.register("knowledge.copy", copy_link)
    registry.link_makers.register("knowledge.practice_page", practice_page_link)
    registry.link_makers.register("knowledge.copied", copied_link)
