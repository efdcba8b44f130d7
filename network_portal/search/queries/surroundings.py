"""What stands around public objects and is said in every language, so that an object is found in all four."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from network_portal.common.languages import CONTENT_LANGUAGES, translated_text
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.queries.names import is_named
from network_portal.search.queries.terms import everyday_terms, glossary
from network_portal.search.rules.terms import TermFinder
from network_portal.taxonomy.models import Country, GuidingPrinciple, Objective

Names = dict[str, str]


@dataclass
class Surroundings:
    """Names by language code of what objects point to; `acronyms` of organisations in any language."""

    terms: TermFinder
    objectives: dict[int, Names] = field(default_factory=dict)
    principles: dict[int, Names] = field(default_factory=dict)
    countries: dict[str, Names] = field(default_factory=dict)
    organisations: dict[int, Names] = field(default_factory=dict)
    acronyms: dict[int, list[str]] = field(default_factory=dict)


def surroundings(organisations: Collection[int] = ()) -> Surroundings:
    """With these organisations, of which those alone are told whose name everybody may read. Five queries."""
    found = list(Organisation.objects.filter(is_named(), pk__in=organisations))
    return Surroundings(
        terms=TermFinder((*glossary(), *everyday_terms())),
        objectives={
            one.number: {
                code: " ".join(translated_text(one, name, code)[0] for name in ("short", "title"))
                for code in CONTENT_LANGUAGES
            }
            for one in Objective.objects.all()
        },
        principles={one.pk: _names(one) for one in GuidingPrinciple.objects.all()},
        countries={one.iso2: _names(one) for one in Country.objects.all()},
        organisations={one.pk: _names(one) for one in found},
        acronyms=_acronyms(found),
    )


def _names(one: Country | GuidingPrinciple | Organisation) -> Names:
    return {code: translated_text(one, "name", code)[0] for code in CONTENT_LANGUAGES}


def _acronyms(organisations: list[Organisation]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for one in organisations:
        found[one.pk] += [translated_text(one, "acronym", code)[0] for code in CONTENT_LANGUAGES]
    for owner, text in Alias.objects.filter(organisation__in=organisations).values_list("organisation", "text"):
        found[owner].append(text)
    return {pk: list(dict.fromkeys(filter(None, texts))) for pk, texts in found.items()}
