"""What the translation desk finds of published knowledge: the newest first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import translatable_texts
from network_portal.knowledge.models import Practice, PracticeText
from network_portal.knowledge.rules.practices import TEXTS
from network_portal.translations.sources import RowTexts

PRACTICES = RowTexts(
    name=_("Good practices"),
    place=60,
    rows=lambda: Practice.objects.published().order_by("-published_at", "-id"),
    fields=("title", *TEXTS),
    address=lambda practice: reverse("knowledge:practice", args=[practice.slug]),
    texts=PracticeText,
    owner="practice",
)


def register() -> None:
    translatable_texts.register("practices", PRACTICES)
