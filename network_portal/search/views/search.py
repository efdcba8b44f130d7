from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common.languages import current_language, language_name
from network_portal.common.middleware.public_pages import public_page_reading
from network_portal.common.numbers import grouped, whole_number
from network_portal.common.registry import public_texts
from network_portal.search.models.engines import MOST_FOUND
from network_portal.search.queries.search import PAGE_SIZE, Found, Group, search
from network_portal.search.queries.terms import meanings
from network_portal.search.rules.words import LONGEST_QUESTION

LAST_PAGE = MOST_FOUND // PAGE_SIZE


@public_page_reading("text", "kind", "page")
def search_page(request: HttpRequest) -> HttpResponse:
    text = " ".join(request.GET.get("text", "").split())[:LONGEST_QUESTION]
    kind = request.GET.get("kind", "")
    kind = kind if public_texts.get(kind) else ""
    page = min(max(whole_number(request.GET.get("page", "")) or 1, 1), LAST_PAGE)
    found = search(text, kind=kind or None, page=page) if text else None
    title = _("Search")
    context = {
        "page_title": title,
        "breadcrumb": [(title, "")],
        "text": text,
        "longest": LONGEST_QUESTION,
        "found": found,
        "groups": [_group(one, text, kind, page) for one in found.groups] if found else [],
        "corrected": _corrected(found) if found else [],
        "meanings": [_meaning(one) for one in meanings(text, current_language())] if text and not kind else [],
        "kind": _kind_words(kind),
        "all_url": _url(text),
    }
    return render(request, "search/search/search.html", context)


def _group(group: Group, text: str, kind: str, page: int) -> dict[str, Any]:
    is_last = page * PAGE_SIZE >= group.count or page >= LAST_PAGE
    return {
        "kind": group.kind,
        "name": group.name,
        "count": _counted(group),
        "results": group.results,
        "all_url": "" if kind or group.count <= len(group.results) else _url(text, kind=group.kind),
        "previous_url": _url(text, kind=kind, page=page - 1) if kind and page > 1 else "",
        "next_url": _url(text, kind=kind, page=page + 1) if kind and not is_last else "",
    }


def _counted(group: Group) -> str:
    if group.is_capped:
        return _("more than %(count)s found") % {"count": grouped(MOST_FOUND)}
    return ngettext("%(count)d found", "%(count)d found", group.count) % {"count": group.count}


def _corrected(found: Found) -> list[str]:
    return [
        _("Nothing holds “%(typed)s”: this was searched for “%(meant)s”.") % {"typed": typed, "meant": meant}
        for typed, meant in found.question.corrected.items()
        if found.groups
    ]


def _meaning(one: Any) -> dict[str, Any]:
    return {"in_language": language_name(one.language), "of": one}


def _kind_words(kind: str) -> str:
    texts = public_texts.get(kind)
    return str(texts.name) if texts else ""


def _url(text: str, **values: Any) -> str:
    return f"{reverse('search:search')}?{urlencode({'text': text, **values})}"
