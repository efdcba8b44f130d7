"""What the translation desk finds of calls and of published knowledge: the newest first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import translatable_texts
from network_portal.knowledge.models import (
    Practice,
    PracticeCall,
    PracticeCallText,
    PracticeText,
    Publication,
    PublicationText,
)
from network_portal.knowledge.rules.practices import TEXTS
from network_portal.translations.sources import RowTexts


def _not_cleared(key: int) -> None:
    """What the members cleared was something else."""
    Publication.objects.filter(pk=key).update(cleared_on=None)


PRACTICES = RowTexts(
    name=_("Good practices"),
    place=60,
    rows=lambda: Practice.objects.published().order_by("-published_at", "-id"),
    fields=("title", *TEXTS),
    address=lambda practice: reverse("knowledge:practice", args=[practice.slug]),
    texts=PracticeText,
    owner="practice",
)
CALLS = RowTexts(
    name=_("Calls for practices"),
    place=50,
    rows=lambda: PracticeCall.objects.filter(is_taken_off=False).order_by("-closes_on", "-id"),
    fields=("title", "words"),
    address=lambda call: reverse("knowledge:call", args=[call.slug]),
    texts=PracticeCallText,
    owner="call",
)
PUBLICATIONS = RowTexts(
    name=_("Publications"),
    place=65,
    rows=lambda: Publication.objects.published().order_by("-issued_on", "-id"),
    fields=("title", "summary"),
    address=lambda publication: reverse("publications:publication", args=[publication.slug]),
    texts=PublicationText,
    owner="publication",
    rewritten=_not_cleared,
)


def register() -> None:
    translatable_texts.register("calls", CALLS)
    translatable_texts.register("practices", PRACTICES)
    translatable_texts.register("publications", PUBLICATIONS)
