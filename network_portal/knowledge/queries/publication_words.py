"""Every value that a facet of publications may have, with its words."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst

from network_portal.common.folded import kept_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, translated_text
from network_portal.knowledge.models import Publication
from network_portal.knowledge.models.publications import DOCUMENT_LANGUAGES, PUBLICATION_KINDS
from network_portal.knowledge.queries.facet_words import Words
from network_portal.knowledge.queries.publication_filters import NETWORK
from network_portal.knowledge.queries.publications import publisher_in_words
from network_portal.organisations.queries.names import named_organisations
from network_portal.taxonomy.queries import all_countries, all_objectives


@kept_with_content
def publication_words() -> dict[str, Words]:
    """By the facet's name, in the order in which they are offered; four queries."""
    language = current_language()
    bodies = named_organisations().filter(publications__in=Publication.objects.published()).distinct()
    publishers = [(one.slug, publisher_in_words(one)) for one in bodies]
    countries = [(one.iso2, translated_text(one, "name", language)[0]) for one in all_countries()]
    years = Publication.objects.published().order_by().values_list("issued_on__year", flat=True).distinct()
    return {
        "kind": _in_words(PUBLICATION_KINDS),
        "publisher": ((NETWORK, publisher_in_words(None)), *_by_words(publishers)),
        "language": tuple((code, str(capfirst(str(words)))) for code, words in DOCUMENT_LANGUAGES),
        "objective": tuple(
            (str(one.number), f"{one.number}. {translated_text(one, 'short', language)[0]}") for one in all_objectives()
        ),
        "country": _by_words(countries),
        "year": tuple((str(year), str(year)) for year in sorted(set(years), reverse=True)),
    }


def _in_words(choices: Iterable[tuple[str, Any]]) -> Words:
    return tuple((code, str(words)) for code, words in choices)


def _by_words(pairs: Iterable[tuple[str, str]]) -> Words:
    return tuple(sorted(pairs, key=lambda pair: kept_words(pair[1])))
