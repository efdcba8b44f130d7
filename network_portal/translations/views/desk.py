"""What lacks which language, the most important first; and the same as a file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from network_portal.common.access import requires
from network_portal.common.forms.filters import address_of
from network_portal.common.languages import CONTENT_LANGUAGES, TEXT_STATUS_WORDS, language_name
from network_portal.common.registry import TranslatableText, translatable_texts
from network_portal.common.text_statuses import TextStatus
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.files import texts_file
from network_portal.translations.queries.texts import KindCounts, counts_of_kinds, first_gap, page_of_texts
from network_portal.translations.rules.files import MOST_TEXTS
from network_portal.translations.rules.texts import GIVEN, NEEDED

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@requires(can_translate)
def desk(request: HttpRequest) -> HttpResponse:
    kinds = counts_of_kinds()
    kind, language, status, number = _asked(request, kinds)
    context: dict[str, Any] = {
        "page_title": _("Translations"),
        "breadcrumb": [(_("Translations"), "")],
        "languages": [
            {"name": capfirst(language_name(code)), "is_needed": code in NEEDED} for code in CONTENT_LANGUAGES
        ],
        "kinds": [_row(one, (kind, language, status)) for one in kinds],
    }
    if kind:
        context |= _list(kind, language, status, number)
    return render(request, "translations/texts/desk.html", context)


@require_safe
@requires(can_translate)
def texts_out(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """The most important ones of this kind that lack the language, or have the asked status in it."""
    status = request.GET.get("status", "")
    if not translatable_texts.get(kind) or language not in CONTENT_LANGUAGES or status not in ("", *GIVEN):
        raise Http404
    found = translatable_texts[kind].listed(language, status, 0, MOST_TEXTS)
    response = HttpResponse(texts_file(kind, language, found), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}-{language}.xlsx"'
    return response


def _asked(request: HttpRequest, kinds: list[KindCounts]) -> tuple[str, str, str, int]:
    """Kind, language, status and page of the address; without them the most important gap."""
    kind, language = request.GET.get("kind", ""), request.GET.get("language", "")
    status, page = request.GET.get("status", ""), request.GET.get("page", "")
    number = int(page) if page.isdecimal() and len(page) < 6 and int(page) else 1
    if translatable_texts.get(kind) and language in CONTENT_LANGUAGES and status in ("", *TextStatus):
        return kind, language, status, number
    gap = first_gap(kinds)
    return (gap.kind, gap.language, "", 1) if gap else ("", "", "", 1)


def _row(one: KindCounts, shown: tuple[str, str, str]) -> dict[str, Any]:
    cells = []
    for language, counts in one.by_language.items():
        lacking = {"text": _lacking(counts[""]), "is_done": not counts[""]} | _way(one.kind, language, "", shown)
        doubtful = [
            {"text": _of_status(status, counts[status])} | _way(one.kind, language, status, shown)
            for status in (TextStatus.AUTOMATIC, TextStatus.UNOFFICIAL)
            if counts.get(status)
        ]
        cells.append({"language": capfirst(language_name(language)), "lacking": lacking, "doubtful": doubtful})
    return {"name": one.source.name, "total": one.total, "cells": cells}


def _way(kind: str, language: str, status: str, shown: tuple[str, str, str]) -> dict[str, Any]:
    address = address_of({"kind": kind, "language": language} | ({"status": status} if status else {}))
    return {"url": address, "is_shown": (kind, language, status) == shown}


def _lacking(count: int) -> str:
    return ngettext("%(count)d lacks it", "%(count)d lack it", count) % {"count": count} if count else _("all there")


def _of_status(status: TextStatus, count: int) -> str:
    if status is TextStatus.AUTOMATIC:
        sentence = ngettext("%(count)d automatic, not reviewed", "%(count)d automatic, not reviewed", count)
    else:
        sentence = ngettext("%(count)d unofficial", "%(count)d unofficial", count)
    return sentence % {"count": count}


def _list(kind: str, language: str, status: str, number: int) -> dict[str, Any]:
    page, source = page_of_texts(kind, language, status, number), translatable_texts[kind]
    values = {"kind": kind, "language": language} | ({"status": status} if status else {})
    file = reverse("translations:file", args=[kind, language]) + (f"?status={status}" if status else "")
    names = {"kind": source.name, "language": language_name(language)}
    words = dict(TEXT_STATUS_WORDS)[TextStatus(status)] if status else ""
    return {
        "heading": (
            _("%(kind)s in %(language)s: %(status)s") % {**names, "status": words}
            if status
            else _("%(kind)s without %(language)s") % names
        ),
        "rows": [_text_row(kind, language, one) for one in page.texts],
        "file_url": file if status in ("", *GIVEN) else "",
        "most": MOST_TEXTS,
        "previous_url": address_of({**values, "page": str(number - 1)}) if number > 1 else "",
        "next_url": "" if page.is_last else address_of({**values, "page": str(number + 1)}),
    }


def _text_row(kind: str, language: str, text: TranslatableText) -> dict[str, Any]:
    return {
        "title": text.title,
        "language": text.original,
        "url": reverse("translations:text", args=[kind, text.key, language]),
        "address": text.address,
        "written": ", ".join(language_name(code) for code in text.words),
        "is_example": text.is_example,
    }
