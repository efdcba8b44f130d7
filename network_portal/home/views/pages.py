from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import TEXT_STATUSES, current_language, date_in_words, language_name
from network_portal.common.middleware.public_pages import public_page
from network_portal.home.pages import SLUGS, laid_out, values_of_page, words_of
from network_portal.home.permissions import can_edit_pages


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in SLUGS:
        raise Http404
    context = {**_content(slug), "slug": slug, "may_edit": can_edit_pages.test(actor_of(request))}
    return render(request, "home/pages/page.html", context)


@kept_with_content
def _content(slug: str) -> dict[str, Any]:
    words = words_of(slug, current_language())
    return {
        "page_title": words.title,
        "breadcrumb": [(words.title, "")],
        "lead": words.lead,
        "content": drawn_page(slug, words.body),
        "status": str(dict(TEXT_STATUSES).get(words.status, "")),
        "saved_on": date_in_words(words.saved_at) if words.saved_at else "",
        "newer": _newer(slug, words.newer),
    }


def drawn_page(slug: str, body: str) -> str:
    """Its words, and what the portal tells itself, which nobody edits."""
    context = {"slug": slug, "blocks": laid_out(body), **values_of_page(slug)}
    return render_to_string("home/pages/_content.html", context)


def _newer(slug: str, language: str) -> dict[str, str]:
    """That the original says something else by now, and where it is read."""
    if not language:
        return {}
    told = _("The text in %(language)s was changed since; this one was not yet.") % {
        "language": language_name(language)
    }
    here = reverse("home:page", args=[slug])
    address = here.replace(f"/{current_language()}/", f"/{language}/", 1)
    return {"told": told, "words": _("Read it in %(language)s") % {"language": language_name(language)}, "url": address}
