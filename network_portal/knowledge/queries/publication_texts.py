"""What the search finds of publications: those that are published."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from network_portal.common.languages import in_each_language
from network_portal.common.registry import PublicText
from network_portal.knowledge.models import Publication

BATCH = 500


def publication_documents(keys: Collection[str] | None) -> Iterator[PublicText]:
    published = Publication.objects.published().order_by("pk").select_related("publisher")
    rows = published if keys is None else published.filter(slug__in=keys)
    wanted = rows.prefetch_related("texts", "objectives", "countries").iterator(BATCH)
    while batch := list(islice(wanted, BATCH)):
        yield from map(_document, batch)


def publications_themselves(pks: Collection[int]) -> Iterable[str]:
    return _slugs(Publication.objects.filter(pk__in=pks).values_list("slug", flat=True))


def publications_of_organisations(pks: Collection[int]) -> Iterable[str]:
    return _slugs(Publication.objects.filter(publisher__in=pks).values_list("slug", flat=True))


def _slugs(found: Iterable[str | None]) -> list[str]:
    """A draft has none."""
    return [slug for slug in found if slug]


def _document(one: Publication) -> PublicText:
    written, publisher, slug = list(one.texts.all()), one.publisher, str(one.slug)
    return PublicText(
        key=slug,
        route="publications:publication",
        args=(slug,),
        titles={text.language: text.title for text in written},
        texts={text.language: text.summary for text in written if text.summary},
        objectives=tuple(objective.number for objective in one.objectives.all()),
        countries=tuple(country.iso2 for country in one.countries.all()),
        organisations=(publisher.pk,) if publisher and publisher.is_named else (),
        says=in_each_language(lambda: str(one.get_kind_display())),
        day=one.issued_on,
        is_example=one.is_example,
    )
