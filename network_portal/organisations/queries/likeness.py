"""Organisations that may be one and the same; a person decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet

from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.rules.likeness import Named, may_be_one

MOST_OFFERED = 5
_COLUMNS = [f"{column}_{code}" for column in ("name", "acronym") for code in LANGUAGE_SUFFIXES]


def listed_like(named: Named) -> list[Organisation]:
    """To who registers: of those that chose to be seen alone, so that neither words nor time tell of another (P04)."""
    return _like(named, Organisation.objects.listed())


def possible_duplicates(organisation: Organisation, *, known: Iterable[int] | QuerySet[Any, Any]) -> list[Organisation]:
    """To who answers a request to join: of those that are seen, and of `known`, which this person may read (P04).
    Nothing of protected organisations, nor about one."""
    seen: OrganisationQuerySet = Organisation.objects.filter(Q(is_listed=True) | Q(pk__in=known))
    others = seen.unprotected().exclude(pk=organisation.pk)
    if not Organisation.objects.unprotected().filter(pk=organisation.pk).exists():
        return []
    own = next(_named(Organisation.objects.filter(pk=organisation.pk)), None)
    return _like(own[1], others) if own else []


def _like(named: Named, among: OrganisationQuerySet) -> list[Organisation]:
    """Three queries, however many there are."""
    found = []
    for pk, other in _named(among):
        if may_be_one(named, other):
            found.append(pk)
            if len(found) == MOST_OFFERED:
                break
    return list(Organisation.objects.filter(pk__in=found).select_related("country").order_by("pk")) if found else []


def _named(among: OrganisationQuerySet) -> Iterator[tuple[int, Named]]:
    also: dict[int, list[str]] = defaultdict(list)
    for owner, text in Alias.objects.filter(organisation__in=among).values_list("organisation_id", "text"):
        also[owner].append(text)
    half = len(LANGUAGE_SUFFIXES)
    for pk, country, *texts in among.order_by("pk").values_list("pk", "country_id", *_COLUMNS):
        names = dict.fromkeys(text for text in (*texts[:half], *also.get(pk, ())) if text)
        acronyms = dict.fromkeys(text for text in texts[half:] if text)
        yield pk, Named(tuple(names), tuple(acronyms), country)
