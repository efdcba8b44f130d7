"""The newest published practices, as feeds tell of them."""

from collections.abc import Iterator

from network_portal.audit.queries import last_done
from network_portal.common.languages import current_language
from network_portal.common.registry import FeedEntry, FeedScope
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.filters import PracticeFilters, narrowed
from network_portal.knowledge.queries.practices import practice_path, texts_of

CHANGED_BY = ("knowledge.change_practice",)


def practice_entries(scope: FeedScope, most: int) -> Iterator[FeedEntry]:
    """Three queries."""
    filters = PracticeFilters(objective=str(scope.objective or ""), country=scope.country)
    practices = list(narrowed(Practice.objects.published(), filters).order_by("-published_at", "-pk")[:most])
    ids = [one.pk for one in practices]
    texts, changes = texts_of(ids, current_language()), last_done("knowledge.practice", ids, CHANGED_BY)
    for one in practices:
        if one.pk in texts:
            yield FeedEntry(
                key=f"practices/{one.slug}",
                title=texts[one.pk].title,
                summary=texts[one.pk].summary,
                language=texts[one.pk].language,
                path=practice_path(one.slug),
                published=one.published_at,
                updated=max(one.published_at, changes.get(one.pk, one.published_at)),
            )
