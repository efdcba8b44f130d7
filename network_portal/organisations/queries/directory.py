"""The directory: organisations that everybody may see, in the order of their names in the reader's language."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.common.actors import CO_CHAIR, MEMBER, REPRESENTATIVE, Actor
from network_portal.common.folded import asked_words, folded_words, kept_words
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, fallback_order, language_name, translated_text
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import listed_organisations
from network_portal.taxonomy.queries import all_countries, subregion_codes, subregion_of

PAGE_SIZE = 50
OF_NO_COUNTRY, NOT_TOLD = "none", "-"
_SHOWS = ("shows_kind", "shows_country", "shows_sectors", "shows_languages")
_SHOWN = ("pk", "slug", "kind", "is_example", "subregion", "sectors", "languages", *_SHOWS)
_NAMES = tuple(f"{field}_{code}" for field in ("name", "acronym") for code in LANGUAGE_SUFFIXES)


@dataclass(frozen=True)
class DirectoryFilters:
    """Each as an address says it; empty means all."""

    text: str = ""
    kind: str = ""
    country: str = ""

    @property
    def asked(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if value}


class Entry(NamedTuple):
    """What an organisation shows: `words` are all its names, folded; `country` two letters, empty for none and
    `NOT_TOLD` where it does not show it; `subregion` a code. What is not shown is empty, as if there were none."""

    pk: int
    slug: str
    kind: str
    country: str
    is_example: bool
    words: str
    subregion: str = ""
    sectors: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()


class DirectoryRow(NamedTuple):
    """`lang` is the language of the name."""

    slug: str
    url: str
    name: str
    lang: str
    acronym: str
    kind: str
    country: str


@dataclass(frozen=True)
class DirectoryPage:
    """`next` and `previous` are places in the list for the address; empty at its ends."""

    rows: tuple[DirectoryRow, ...]
    total: int
    has_examples: bool
    next: str = ""
    previous: str = ""


def organisation_path(slug: str, *, language: str = "", absolute: bool = False) -> str:
    with translation.override(language or current_language()):
        path = reverse("home:organisation", args=[slug])
    return settings.SITE_URL + path if absolute else path


def card_path(body: Organisation) -> str:
    """The page of one that chose to be seen; empty for another, which has none."""
    return organisation_path(body.slug) if body.is_listed else ""


def directory_page(filters: DirectoryFilters, *, after: str = "", before: str = "") -> DirectoryPage:
    """One page of what the filters show; two queries. A place, a slug, that is not in the list is its beginning."""
    return page_of(narrowed(entries(), filters), after=after, before=before)


def page_of(found: Sequence[Entry], *, after: str = "", before: str = "") -> DirectoryPage:
    start = _start([one.slug for one in found], after, before)
    shown, end = found[start : start + PAGE_SIZE], start + PAGE_SIZE
    return DirectoryPage(
        rows=directory_rows([one.pk for one in shown]),
        total=len(found),
        has_examples=any(one.is_example for one in found),
        next=shown[-1].slug if end < len(found) else "",
        previous=shown[0].slug if start else "",
    )


def _start(slugs: Sequence[str], after: str, before: str) -> int:
    if after in slugs:
        start = slugs.index(after) + 1
        return start if start < len(slugs) else 0
    return max(slugs.index(before) - PAGE_SIZE, 0) if before in slugs else 0


def narrowed(found: Sequence[Entry], filters: DirectoryFilters) -> list[Entry]:
    words = [f" {word}" for word in asked_words(filters.text)]
    country = "" if filters.country == OF_NO_COUNTRY else filters.country
    return [
        one
        for one in found
        if (not filters.kind or one.kind == filters.kind)
        and (not filters.country or one.country == country)
        and all(word in one.words for word in words)
    ]


@kept_with_content
def entries() -> tuple[Entry, ...]:
    """Every listed organisation with what it shows; three queries while the public content stays."""
    language = current_language()
    others: dict[int, list[str]] = {}
    for pk, text in Alias.objects.filter(organisation__is_listed=True).values_list("organisation_id", "text"):
        others.setdefault(pk, []).append(text)
    numbers: dict[int, list[int]] = {}
    serving = Organisation.objects.showing("objectives").filter(objectives__isnull=False)
    for pk, number in serving.order_by("objectives__number").values_list("pk", "objectives__number"):
        numbers.setdefault(pk, []).append(number)
    column, codes = subregion_codes()
    rows = listed_organisations().values(*_SHOWN, "country__iso2", f"country__{column}", *_NAMES)
    return tuple(
        Entry(
            row["pk"],
            row["slug"],
            row["kind"] if row["shows_kind"] else "",
            (row["country__iso2"] or "") if row["shows_country"] else NOT_TOLD,
            row["is_example"],
            kept_words(*(row[name] or "" for name in _NAMES), *others.get(row["pk"], ())),
            subregion_of(row["subregion"], row[f"country__{column}"], codes) if row["shows_country"] else "",
            tuple(row["sectors"]) if row["shows_sectors"] else (),
            tuple(numbers.get(row["pk"], ())),
            tuple(row["languages"]) if row["shows_languages"] else (),
        )
        for row in sorted(rows, key=lambda row: (_order(row, language), row["slug"]))
    )


def _order(row: dict[str, str], language: str) -> list[str]:
    names = (row[f"name_{code.replace('-', '_')}"] for code in fallback_order(language))
    return folded_words(next(filter(None, names), ""))


def directory_rows(pks: Sequence[int], *, in_full: bool = False) -> tuple[DirectoryRow, ...]:
    """In this order; one query, and the names of the countries, which are kept. `in_full` is for those who may read
    what is not shown."""
    found = Organisation.objects.in_bulk(list(pks))
    countries = country_names()
    return tuple(_row(found[pk], countries, in_full) for pk in pks if pk in found)


def _row(one: Organisation, countries: dict[int, tuple[str, str]], in_full: bool) -> DirectoryRow:
    language = current_language()
    name, shown_in = translated_text(one, "name", language)
    return DirectoryRow(
        slug=one.slug,
        url=organisation_path(one.slug),
        name=name,
        lang=shown_in,
        acronym=translated_text(one, "acronym", language)[0],
        kind=str(one.get_kind_display()) if in_full or one.shows("kind") else "",
        country=countries.get(one.country_id or 0, ("", ""))[1] if in_full or one.shows("country") else "",
    )


@kept_with_content
def country_names() -> dict[int, tuple[str, str]]:
    """Of each country's id its two letters and its name."""
    language = current_language()
    return {one.pk: (one.iso2, translated_text(one, "name", language)[0]) for one in all_countries()}


def listed_organisation(slug: str) -> Organisation | None:
    return listed_organisations().filter(slug=slug).select_related("country").first()


def own_organisations(actor: Actor) -> OrganisationQuerySet:
    """Those that this person knows from within."""
    return Organisation.objects.filter(pk__in=actor.organisations_as(MEMBER, REPRESENTATIVE))


def unlisted_seen_by(actor: Actor) -> OrganisationQuerySet:
    """Those that did not choose to be seen, of which this person knows: a co-chair all, others their own (P04)."""
    seen = Organisation.objects.all() if actor.has_role(CO_CHAIR) else own_organisations(actor)
    return seen.filter(is_listed=False).order_by("slug")


def names_in_each_language(one: Organisation) -> list[dict[str, str]]:
    """Each language that has words of its own: code, label, name, acronym and whose words they are."""
    rows = []
    for code in LANGUAGE_SUFFIXES:
        name, acronym = getattr(one, f"name_{code}") or "", getattr(one, f"acronym_{code}") or ""
        if name or acronym:
            mark = str(one.marks.get(code, ""))
            language = code.replace("_", "-")
            label = _("Name in %(language)s") % {"language": language_name(language)}
            rows.append({"language": language, "label": label, "name": name, "acronym": acronym, "mark": mark})
    return rows


def other_names(one: Organisation) -> list[str]:
    """By which it is found too, beyond its names and acronyms."""
    said = {"".join(folded_words(getattr(one, name) or "")) for name in _NAMES}
    return [text for text in one.aliases.values_list("text", flat=True) if "".join(folded_words(text)) not in said]
