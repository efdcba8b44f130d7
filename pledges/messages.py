"""The messages of this part."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

from network_portal.accounts.links import address_of
from network_portal.common import registry
from network_portal.notifications.kinds import Category, MessageKind, register_categories, register_kinds
from pledges.models import Submission

CATEGORY = "pledges"
SAMPLE = MappingProxyType(
    {
        "name": "Ana EXAMPLE",
        "organisation": "EXAMPLE organisation",
        "title": "EXAMPLE: information for migrant workers",
        "reference": "PL-2026-007",
        "is_change": False,
        "is_mixed": True,
        "code": "B2.2",
        "was_carried": False,
        "before": "EXAMPLE organisation",
        "after": "EXAMPLE agency",
        "words": "EXAMPLE: how many offices will it be?",
        "pledges": [
            {
                "reference": "PL-2026-007",
                "title": "EXAMPLE: information for migrant workers",
                "before": "EXAMPLE organisation",
                "after": "EXAMPLE agency",
            }
        ],
        "more": 3,
    }
)
ABOUT_PLEDGES = {
    "published": _("Pledge published"),
    "reporter_changed": _("Pledge on which another organisation reports from now on"),
    "reporters_changed": _("Pledges of an imported file on which another organisation reports from now on"),
    "returned": _("Pledge returned with a comment"),
    "to_review": _("Pledge that waits for review"),
}


def submission_link(values: dict[str, Any], language: str) -> str:
    """`{"submission": id}`: where it is written, for those who sign in."""
    return address_of("pledges:submission", language, submission=values["submission"])


def review_link(values: dict[str, Any], language: str) -> str:
    """`{"submission": id}`: where a co-chair decides on it."""
    return address_of("pledges:review", language, submission=values["submission"])


def pledge_link(values: dict[str, Any], language: str) -> str:
    """`{"submission": id}`: the pledge that it became. One that is gone raises Submission.DoesNotExist."""
    found = Submission.objects.select_related("pledge").get(pk=values["submission"], pledge__isnull=False)
    return address_of("pledges:pledge", language, reference=found.pledge.reference) if found.pledge else ""


def reference_link(values: dict[str, Any], language: str) -> str:
    """`{"reference": "PL-2026-007"}`: its page."""
    return address_of("pledges:pledge", language, reference=values["reference"])


def registry_link(values: dict[str, Any], language: str) -> str:
    """`{}`: the registry."""
    return address_of("pledges:pledges", language)


def register() -> None:
    register_categories(
        Category(
            CATEGORY,
            _("Pledges"),
            _("What became of a pledge of your organisation; to co-chairs, which ones wait for review."),
        )
    )
    register_kinds(
        *(MessageKind(f"pledges.{name}", CATEGORY, label, sample=SAMPLE) for name, label in ABOUT_PLEDGES.items())
    )
    registry.link_makers.register("pledges.submission", submission_link)
    registry.link_makers.register("pledges.review", review_link)
    registry.link_makers.register("pledges.pledge", pledge_link)
    registry.link_makers.register("pledges.reference", reference_link)
    registry.link_makers.register("pledges.registry", registry_link)
