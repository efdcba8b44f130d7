"""What the translation desk finds of the tables: their endorsed recommendations, the newest first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mechanism.models import Recommendation, RecommendationText
from network_portal.common.registry import translatable_texts
from network_portal.translations.sources import RowTexts

RECOMMENDATIONS = RowTexts(
    name=_("Recommendations of the Working Tables"),
    place=55,
    rows=lambda: Recommendation.objects.published().order_by("-published_at", "-id"),
    fields=("title", "words"),
    address=lambda one: reverse("mechanism:recommendation", args=[one.reference]),
    texts=RecommendationText,
    owner="recommendation",
)


def register() -> None:
    translatable_texts.register("recommendations", RECOMMENDATIONS)
