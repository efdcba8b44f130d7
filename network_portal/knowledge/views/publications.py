"""What everybody reads: the list, one publication, its files."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.common.access import actor_of, permit
from network_portal.common.files import attachment
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import current_language, date_in_words
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.knowledge.forms.publication_filters import PublicationFilterForm
from network_portal.knowledge.permissions import (
    can_draft_publication,
    can_publish_publications,
    can_read_document,
    can_see_clearances,
    can_start_publication,
)
from network_portal.knowledge.queries.files import files_of_publications
from network_portal.knowledge.queries.publication_pages import (
    accessible_version_address,
    changes_of_publication,
    documents_of,
    facts_of_publication,
    find_publication,
    languages_told,
    publication_citation,
)
from network_portal.knowledge.queries.publications import best_of, publisher_in_words, texts_by_language
from network_portal.knowledge.rules.publications import Kind
from network_portal.knowledge.views.publication_listings import publications_asked, publications_listed
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.texts import needed_ways

FILTERS = tuple(PublicationFilterForm.base_fields)


@public_page_reading(*FILTERS, "after", "before")
def publications(request: HttpRequest) -> HttpResponse:
    values = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    question, actor = publications_asked(urlencode(values)), actor_of(request)
    place = request.GET.get("after", ""), request.GET.get("before", "")
    context = {
        "page_title": _("Publications"),
        "breadcrumb": [(_("Publications"), "")],
        "asked": question,
        "list": publications_listed(question.filters, place),
        "press_contact": settings.PRESS_CONTACT_EMAIL,
        "may_write": can_start_publication.test(actor),
        "may_decide": can_publish_publications.test(actor),
        "may_clear": can_see_clearances.test(actor),
    }
    return render(request, "knowledge/publications/publications.html", context)


@public_page
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    content, actor = _content(slug), actor_of(request)
    key, written = content["publication"].pk, content["written"]
    doors = {
        "lacking": needed_ways("publications", key, written) if can_translate.test(actor) else [],
        "may_work": can_draft_publication.test(actor, content["publication"].publisher_id),
        "may_unpublish": can_publish_publications.test(actor),
    }
    return render(request, "knowledge/publications/publication.html", content | doors)


@require_safe
def file(request: HttpRequest, file: int) -> HttpResponse:
    """Of a published publication for everybody; before for its organisation and the co-chairs alone."""
    found = get_object_or_404(files_of_publications(), pk=file)
    permit(actor_of(request), can_read_document, found, hidden=True, even_sign_in=True)
    return attachment(found.stored, name=found.name, kind=found.kind)  # type: ignore[return-value]


@kept_with_content
def _content(slug: str) -> dict[str, Any]:
    found = find_publication(slug)
    if found is None:
        raise Http404
    texts = texts_by_language(found)
    text = best_of(texts, current_language())
    return {
        "page_title": text.title,
        "breadcrumb": [(_("Publications"), reverse("publications:publications")), (text.title, "")],
        "publication": found,
        "text": text,
        "written": tuple(texts),
        "publisher": publisher_in_words(found.publisher),
        "issued": date_in_words(found.issued_on),
        "is_declaration": found.kind == Kind.DECLARATION,
        "facts": facts_of_publication(found),
        "documents": documents_of(found),
        "languages": languages_told(texts, text),
        "citation": publication_citation(found, text.title),
        "ask_address": accessible_version_address(found, text.title),
        "press_contact": settings.PRESS_CONTACT_EMAIL,
        "changes": changes_of_publication(found, text.title),
    }
