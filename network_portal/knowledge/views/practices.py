from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of
from network_portal.common.kept import kept_with_content
from network_portal.common.middleware.public_pages import public_page, public_page_reading
from network_portal.knowledge.forms.filters import PracticeFilterForm
from network_portal.knowledge.permissions import (
    can_publish_practices,
    can_read_missed_months,
    can_review_practices,
    can_start_practice,
    can_write_practice,
)
from network_portal.knowledge.queries.calls import open_calls_told, told
from network_portal.knowledge.queries.copies import copies_of
from network_portal.knowledge.queries.hub_files import DOCX, hub_file
from network_portal.knowledge.queries.practice_pages import (
    changes_of,
    citation,
    copyable_of,
    facts_of,
    find_practice,
    languages_of,
    not_known,
    related_to,
    shown_text,
    to_paste,
)
from network_portal.knowledge.queries.relays import is_reachable
from network_portal.knowledge.views.listings import asked, listing, table_of
from network_portal.knowledge.views.months import drawn_strip
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.texts import needed_ways

FILTERS = tuple(PracticeFilterForm.base_fields)


@public_page_reading(*FILTERS, "after", "before")
def practices(request: HttpRequest) -> HttpResponse:
    values = {name: request.GET[name] for name in FILTERS if request.GET.get(name)}
    question = asked(urlencode(values))
    place = request.GET.get("after", ""), request.GET.get("before", "")
    context = {
        "page_title": _("Good practices"),
        "breadcrumb": [(_("Practices"), "")],
        "asked": question,
        "list": listing(question.filters, question.sort, place),
        "calls": open_calls_told(),
        "strip": drawn_strip(can_read_missed_months.test(actor_of(request))),
        "may_submit": can_start_practice.test(actor_of(request)),
        "may_review": can_review_practices.test(actor_of(request)),
    }
    return render(request, "knowledge/practices/practices.html", context)


@public_page
def practice(request: HttpRequest, slug: str) -> HttpResponse:
    content, actor = _content(slug), actor_of(request)
    key, written = content["practice"].pk, content["written"]
    doors = {
        "lacking": needed_ways("practices", key, written) if can_translate.test(actor) else [],
        "may_change": any(can_write_practice.test(actor, pk) for pk in content["bodies"] or [None]),
        "may_write_to_them": is_reachable(content["practice"]),
        "may_unpublish": can_publish_practices.test(actor),
    }
    return render(request, "knowledge/practices/practice.html", content | doors)


@public_page
def word_file(request: HttpRequest, slug: str) -> HttpResponse:
    """In the order of the global Hub, for whoever files it there."""
    found = find_practice(slug)
    if found is None:
        raise Http404
    shown, texts = found
    response = HttpResponse(hub_file(shown, shown_text(texts)), content_type=DOCX)
    response.headers["Content-Disposition"] = f'attachment; filename="{shown.slug}.docx"'
    return response


@kept_with_content
def _content(slug: str) -> dict[str, Any]:
    found = find_practice(slug)
    if found is None:
        raise Http404
    shown, texts = found
    text, facts = shown_text(texts), facts_of(shown)
    names = [*facts["implementers"], *filter(None, [shown.implementer_names])]
    return {
        "page_title": text.title,
        "breadcrumb": [(_("Practices"), reverse("knowledge:practices")), (text.title, "")],
        "practice": shown,
        "text": text,
        "written": tuple(texts),
        "facts": facts,
        "names": names,
        "bodies": list(shown.implementers.values_list("pk", flat=True)),
        "copyable": copyable_of(text),
        "missing": not_known(shown, facts, text),
        "languages": languages_of(texts, text),
        "sources": [line for line in shown.source.split() if line.startswith(("https://", "http://"))],
        "citation": citation(shown, text, names),
        "to_paste": to_paste(shown, text),
        "call": told(shown.call) if shown.call and not shown.call.is_taken_off else None,
        "copies": copies_of(shown),
        "related": table_of(related_to(shown)),
        "changes": changes_of(shown, text.title),
    }
