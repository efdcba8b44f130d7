"""Everything that the page of a publication tells: a fixed number of queries."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from network_portal.audit.queries import public_events_about
from network_portal.audit.sentences import told_in_public
from network_portal.common.files import KINDS
from network_portal.common.languages import (
    TEXT_STATUSES,
    current_language,
    date_in_words,
    language_name,
    translated_text,
)
from network_portal.knowledge.models import Publication, PublicationDocument, PublicationText
from network_portal.knowledge.queries.publications import (
    document_language,
    publication_path,
    publisher_in_words,
)
from network_portal.knowledge.rules.publications import Kind
from network_portal.taxonomy.queries import objective_chips

MOST_EVENTS = 20


def find_publication(slug: str) -> Publication | None:
    """A published one with its words and documents; three queries."""
    rows = Publication.objects.published().select_related("publisher").prefetch_related("texts", "documents")
    return rows.filter(slug=slug).first()


def facts_of_publication(publication: Publication) -> dict[str, Any]:
    """Objectives and countries, as pages show them; two queries."""
    language = current_language()
    return {
        "objectives": objective_chips(publication.objectives.order_by("number")),
        "countries": [
            {
                "name": translated_text(one, "name", language)[0],
                "url": reverse("home:country", args=[one.iso2]),
            }
            for one in publication.countries.order_by("iso3")
        ],
    }


def documents_of(publication: Publication) -> list[dict[str, Any]]:
    """Each with its language, what it is and where; those in the reader's language first."""
    mine = current_language()
    rows = sorted(publication.documents.all(), key=lambda one: (one.language != mine, one.pk))
    return [document_told(one, is_video=publication.kind == Kind.VIDEO) for one in rows]


def document_told(one: PublicationDocument, *, is_video: bool = False) -> dict[str, Any]:
    site = one.address.removeprefix("https://").partition("/")[0]
    watch, read = _("Watch it at %(site)s"), _("Read it at %(site)s")
    return {
        "id": one.pk,
        "code": one.language,
        "language": capfirst(document_language(one.language)),
        "url": one.address or reverse("publications:file", args=[one.pk]),
        "is_file": bool(one.stored),
        "name": one.name or (watch if is_video else read) % {"site": site},
        "facts": f"{KINDS[one.kind].name}, {filesizeformat(one.size)}" if one.stored else "",
        "authors": ", ".join(one.authors),
    }


def languages_told(texts: dict[str, PublicationText], shown: PublicationText) -> dict[str, Any]:
    """Whose words the page shows, and in which other languages they stand."""
    return {
        "status": str(dict(TEXT_STATUSES)[shown.status]),
        "language": language_name(shown.language),
        "is_fallback": shown.language != current_language(),
        "others": [language_name(code) for code in texts if code != shown.language],
    }


def publication_citation(publication: Publication, title: str) -> str:
    return _("%(who)s: “%(title)s”, %(date)s. Regional Network Portal, %(address)s") % {
        "who": publisher_in_words(publication.publisher),
        "title": title,
        "date": date_in_words(publication.issued_on),
        "address": publication_path(str(publication.slug), absolute=True),
    }


def accessible_version_address(publication: Publication, title: str) -> str:
    """A mail to who answers for the portal, begun: which document, and where it stands."""
    subject = _("Accessible version of “%(title)s”") % {"title": title}
    words = _("Please send me this document in a form that I can read: %(address)s") % {
        "address": publication_path(str(publication.slug), absolute=True)
    }
    return f"mailto:{settings.CONTACT_EMAIL}?subject={quote(subject)}&body={quote(words)}"


def changes_of_publication(publication: Publication, title: str) -> list[dict[str, str]]:
    events = public_events_about(publication._meta.label_lower, publication.pk)[:MOST_EVENTS]
    return [{"text": told_in_public(event, target=title), "when": date_in_words(event.at)} for event in events]
