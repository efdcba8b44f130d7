"""Publications one by one and in lists: plain values, the same few queries at any size."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.common.actors import Actor
from network_portal.common.languages import current_language, date_in_words, fallback_order
from network_portal.common.text_statuses import TextStatus
from network_portal.knowledge.models import Publication, PublicationDocument, PublicationText
from network_portal.knowledge.models.publications import DOCUMENT_LANGUAGES, PUBLICATION_KINDS
from network_portal.knowledge.rules.publications import Lack, PublicationState, lacking
from network_portal.knowledge.rules.reviews import may_review
from network_portal.knowledge.rules.slugs import PAGES_OF_PUBLICATIONS, slug_of
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import public_name

PAGE_SIZE = 25
_KINDS, _LANGUAGES = dict(PUBLICATION_KINDS), dict(DOCUMENT_LANGUAGES)


class PublicationRow(NamedTuple):
    """`lang` is the language of title and summary; `languages` are those of the document."""

    url: str
    title: str
    summary: str
    lang: str
    kind: str
    publisher: str
    date: str
    languages: str


@dataclass(frozen=True)
class PublicationPage:
    """`next` and `previous` are places in the list for the address; empty at its ends."""

    rows: tuple[PublicationRow, ...]
    next: str = ""
    previous: str = ""


def publication_path(slug: str, *, language: str = "", absolute: bool = False) -> str:
    with translation.override(language or current_language()):
        path = reverse("publications:publication", args=[slug])
    return settings.SITE_URL + path if absolute else path


def slugs_of_publications_like(title: str) -> set[str]:
    start = slug_of(title, pages=PAGES_OF_PUBLICATIONS, unnamed="publication")
    found = Publication.objects.filter(slug__startswith=start).values_list("slug", flat=True)
    return {slug for slug in found if slug}


def texts_by_language(publication: Publication) -> dict[str, PublicationText]:
    return {text.language: text for text in publication.texts.all()}


def best_of(texts: Mapping[str, PublicationText], language: str) -> PublicationText:
    return next(texts[code] for code in fallback_order(language) if code in texts)


def publisher_in_words(publisher: Organisation | None) -> str:
    return public_name(publisher) if publisher else _("Regional Network")


def document_language(code: str) -> str:
    return str(_LANGUAGES[code])


def lacks_of(publication: Publication) -> tuple[Lack, ...]:
    texts = {text.language: (text.title, text.summary) for text in publication.texts.all()}
    originals = [text.language for text in publication.texts.all() if text.status == TextStatus.ORIGINAL]
    documents = publication.documents.values_list("pk", flat=True)
    is_of_network = publication.publisher_id is None
    return lacking(texts, next(iter(originals), ""), is_of_network=is_of_network, documents=documents)


def may_be_decided_by(actor: Actor, publication: Publication) -> bool:
    bodies = [publication.publisher_id] if publication.publisher_id else []
    return may_review(actor.memberships, bodies, wrote=publication.was_written_by(actor.user_id))


def described_publication(publication: Publication) -> dict[str, Any]:
    """As the audit keeps it."""
    texts = publication.texts.order_by("language").values_list("language", "status", "title", "summary")
    documents = publication.documents.order_by("pk").values_list("language", "name", "address")
    return {
        "kind": publication.kind,
        "issued_on": publication.issued_on.isoformat(),
        "objectives": sorted(one.number for one in publication.objectives.all()),
        "countries": sorted(one.iso3 for one in publication.countries.all()),
        "texts": [list(one) for one in texts],
        "documents": [list(one) for one in documents],
    }


def drafts() -> QuerySet[Publication]:
    """Every one as its authors and staff see it."""
    people = Publication.objects.select_related("publisher", "author")
    return people.prefetch_related("texts", "writers", "documents")


def to_publish() -> QuerySet[Publication]:
    """Sent and not decided on, oldest first."""
    return drafts().filter(state=PublicationState.SUBMITTED).order_by("submitted_at", "pk")


def unfinished_publications(actor: Actor, organisations: Iterable[int]) -> QuerySet[Publication]:
    """Drafts and returned ones of these organisations, and those that this person writes for others."""
    mine = Q(publisher__in=list(organisations)) | Q(author=actor.user_id or 0)
    states = [PublicationState.DRAFT, PublicationState.RETURNED]
    return drafts().filter(mine, state__in=states).order_by("saved_at", "pk")


def publication_page(
    publications: QuerySet[Publication], *, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> PublicationPage:
    """One page of these, the newest document first. A place, a slug, of none counts as the beginning."""
    place = Publication.objects.published().filter(slug=after or before).first() if after or before else None
    going_back = bool(before and not after and place)
    found = list(_beyond(publications, place, back=going_back)[: size + 1])
    if not found and place:
        return publication_page(publications, size=size)
    more, found = len(found) > size, found[:size]
    if going_back:
        found.reverse()
    if not found:
        return PublicationPage(())
    has_next, has_previous = (True, more) if going_back else (more, place is not None)
    ends = str(found[-1].slug) if has_next else "", str(found[0].slug) if has_previous else ""
    return PublicationPage(tuple(publication_rows(found)), *ends)


def _beyond(publications: QuerySet[Publication], place: Publication | None, *, back: bool) -> QuerySet[Publication]:
    """The newest first, those after the place, or those before it from the nearest on."""
    sign, side = ("", "gt") if back else ("-", "lt")
    rows = publications.select_related("publisher").order_by(f"{sign}issued_on", f"{sign}pk")
    if place is None:
        return rows
    later = Q(**{f"issued_on__{side}": place.issued_on})
    return rows.filter(later | Q(**{"issued_on": place.issued_on, f"pk__{side}": place.pk}))


def publication_rows(publications: Sequence[Publication]) -> list[PublicationRow]:
    """In their order; two queries."""
    ids, language = [one.pk for one in publications], current_language()
    texts: dict[int, dict[str, PublicationText]] = defaultdict(dict)
    for text in PublicationText.objects.filter(publication__in=ids).defer("search"):
        texts[text.publication_id][text.language] = text
    read_in = _languages_of(ids)
    address = reverse("publications:publications")
    return [
        _row(one, best_of(texts[one.pk], language), read_in[one.pk], address) for one in publications if one.pk in texts
    ]


def _row(one: Publication, text: PublicationText, read_in: list[str], address: str) -> PublicationRow:
    return PublicationRow(
        url=f"{address}{one.slug}/",
        title=text.title,
        summary=text.summary,
        lang=text.language,
        kind=str(_KINDS[one.kind]),
        publisher=publisher_in_words(one.publisher),
        date=date_in_words(one.issued_on),
        languages=", ".join(read_in),
    )


def _languages_of(publications: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    rows = PublicationDocument.objects.filter(publication__in=publications)
    for publication, language in rows.values_list("publication_id", "language"):
        found[publication].add(language)
    return defaultdict(
        list, {pk: [str(words) for code, words in DOCUMENT_LANGUAGES if code in codes] for pk, codes in found.items()}
    )
