"""What the translation desk finds of the tables: their endorsed recommendations, the newest first."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mechanism.models import Milestone, MilestoneText, Recommendation, RecommendationText
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
MILESTONES = RowTexts(
    name=_("Milestones"),
    place=56,
    rows=lambda: Milestone.objects.published().select_related("body").order_by("-day", "-id"),
    fields=("words",),
    address=lambda one: (
        reverse("mechanism:table", args=[one.body.number]) if one.body else reverse("mechanism:mechanism")
    ),
    texts=MilestoneText,
    owner="milestone",
)


def register() -> None:
    translatable_texts.register("milestones", MILESTONES)
    translatable_texts.register("recommendations", RECOMMENDATIONS)
