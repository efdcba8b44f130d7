"""The newest recommendations, as feeds tell of them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.text import Truncator

from mechanism.models import Recommendation
from network_portal.audit.queries import last_done
from network_portal.common.registry import FeedEntry, FeedScope

CHANGED_BY = (
    "mechanism.endorse_recommendation",
    "mechanism.address_recommendation",
    "mechanism.record_response",
    "mechanism.answer_recommendation",
    "mechanism.follow_up_recommendation",
    "translations.translate_text",
)
LONGEST_SUMMARY = 300


def recommendation_entries(scope: FeedScope, most: int) -> Iterator[FeedEntry]:
    """Three queries; of a country none, for tables speak of the region."""
    if scope.country:
        return
    wanted = Recommendation.objects.published()
    wanted = wanted.filter(objectives__number=scope.objective) if scope.objective else wanted
    found = list(wanted.order_by("-published_at", "-pk").prefetch_related("texts")[:most])
    changes = last_done("mechanism.recommendation", [one.pk for one in found], CHANGED_BY)
    for one in found:
        text, published = one.text, one.published_at
        if published:
            yield FeedEntry(
                key=f"recommendations/{one.reference}",
                title=text.title,
                summary=Truncator(text.words).chars(LONGEST_SUMMARY),
                language=text.language,
                path=reverse("mechanism:recommendation", args=[one.reference]),
                published=published,
                updated=max(published, changes.get(one.pk, published)),
            )
