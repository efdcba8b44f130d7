"""The newest published practices and publications, as feeds tell of them."""

from collections.abc import Iterator

from network_portal.audit.queries import last_done
from network_portal.common.languages import current_language
from network_portal.common.registry import FeedEntry, FeedScope
from network_portal.knowledge.models import Practice, Publication
from network_portal.knowledge.queries.filters import PracticeFilters, narrowed
from network_portal.knowledge.queries.practices import practice_path, texts_of
from network_portal.knowledge.queries.publications import best_of, publication_path, texts_by_language

CHANGED_BY = ("knowledge.change_practice", "knowledge.publish_practice", "translations.translate_text")
CORRECTED_BY = ("knowledge.change_publication", "knowledge.publish_publication", "translations.translate_text")
CALL_CHANGED_BY = ("knowledge.open_call", "knowledge.change_call", "translations.translate_text")


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


def publication_entries(scope: FeedScope, most: int) -> Iterator[FeedEntry]:
    """Three queries."""
    wanted = Publication.objects.published()
    wanted = wanted.filter(objectives__number=scope.objective) if scope.objective else wanted
    wanted = wanted.filter(countries__iso2=scope.country) if scope.country else wanted
    publications = list(wanted.order_by("-published_at", "-pk").prefetch_related("texts")[:most])
    changes = last_done("knowledge.publication", [one.pk for one in publications], CORRECTED_BY)
    for one in publications:
        texts = texts_by_language(one)
        if texts and one.slug and one.published_at:
            text = best_of(texts, current_language())
            yield FeedEntry(
                key=f"publications/{one.slug}",
                title=text.title,
                summary=text.summary,
                language=text.language,
                path=publication_path(one.slug),
                published=one.published_at,
                updated=max(one.published_at, changes.get(one.pk, one.published_at)),
            )
