"""Every value that a facet may have, with its words."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from network_portal.common.folded import kept_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, language_name, translated_text
from network_portal.knowledge.models import Practice
from network_portal.knowledge.models.practices import LEVELS, POPULATIONS
from network_portal.knowledge.queries.filters import UNKNOWN
from network_portal.organisations.models import Organisation
from network_portal.taxonomy.models import GuidingPrinciple, ObjectiveGroup
from network_portal.taxonomy.queries import all_countries, all_objectives, subregions

Words = tuple[tuple[str, str], ...]


@kept_with_content
def facet_words() -> dict[str, Words]:
    """By the facet's name, in the order in which they are offered; five queries."""
    language, unknown = current_language(), ((UNKNOWN, _("Not known")),)
    areas = ObjectiveGroup.objects.filter(kind=ObjectiveGroup.FUND_AREA).order_by("number")
    principles = GuidingPrinciple.objects.order_by("letter")
    countries = [(one.iso2, translated_text(one, "name", language)[0]) for one in all_countries()]
    years = Practice.objects.exclude(year_from=None).order_by("-year_from").values_list("year_from", flat=True)
    return {
        "objective": (*(_numbered(one, "short", language) for one in all_objectives()), *unknown),
        "principle": tuple(
            (one.letter, f"({one.letter}) {translated_text(one, 'name', language)[0]}") for one in principles
        ),
        "area": tuple(_numbered(one, "name", language) for one in areas),
        "country": (*sorted(countries, key=lambda pair: kept_words(pair[1])), *unknown),
        "subregion": tuple((code, str(one.words)) for code, one in subregions().items()),
        "level": (*_in_words(LEVELS), *unknown),
        "implementer": (*_in_words(Organisation.KINDS), (UNKNOWN, _("Not known, or not shown here"))),
        "population": (*_in_words(POPULATIONS), *unknown),
        "year": (*((str(year), str(year)) for year in years.distinct()), *unknown),
        "language": tuple((code, language_name(code).capitalize()) for code, _name in settings.LANGUAGES),
    }


def _in_words(choices: Iterable[tuple[str, Any]]) -> Words:
    return tuple((code, str(words)) for code, words in choices)


def _numbered(row: object, field: str, language: str) -> tuple[str, str]:
    number = str(getattr(row, "number"))
    return number, f"{number}. {translated_text(row, field, language)[0]}"
