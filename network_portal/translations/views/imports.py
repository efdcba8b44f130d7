"""A file of translations comes back: looked at, then confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.common.errors import DomainError
from network_portal.common.languages import language_name
from network_portal.common.registry import translatable_texts
from network_portal.common.waiting_files import KeptFile, forget_file, keep_file, kept_file
from network_portal.translations.actions import imports
from network_portal.translations.forms.imports import ConfirmForm, TranslationsFileForm
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.files import Change, Preview, read_file

PLACE = "translations"
MOST_SHOWN = 50


@require_http_methods(PAGE_METHODS)
@requires(can_translate)
def import_translations(request: HttpRequest) -> HttpResponse:
    """Choose a file; look at what it would do (`?kept=…`); confirm."""
    if request.method == "POST" and "fingerprint" in request.POST:
        return _confirm(request)
    if request.method == "POST":
        return _receive(request)
    if "kept" in request.GET:
        return _preview(request, request.GET["kept"])
    return render(request, "translations/imports/import.html", {**_page(), "form": TranslationsFileForm()})


def _receive(request: HttpRequest) -> HttpResponse:
    form = TranslationsFileForm(request.POST, request.FILES)
    if form.is_valid():
        name = form.cleaned_data["file"].name
        try:
            read_file(form.content, name)
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            kept = keep_file(by=actor_of(request), place=PLACE, name=name, content=form.content)
            return redirect(f"{reverse('translations:import')}?kept={kept.token}")
    return render(request, "translations/imports/import.html", {**_page(), "form": form})


def _preview(request: HttpRequest, token: str) -> HttpResponse:
    kept = kept_file(by=actor_of(request), place=PLACE, token=token)
    if kept is None:
        return _gone(request)
    preview = read_file(kept.content, kept.name)
    initial = {"kept": kept.token, "fingerprint": preview.fingerprint}
    context = {**_page(), **_in_words(preview), "file_name": kept.name, "confirm": ConfirmForm(initial=initial)}
    return render(request, "translations/imports/preview.html", {**context, "form": TranslationsFileForm()})


def _confirm(request: HttpRequest) -> HttpResponse:
    by, form = actor_of(request), ConfirmForm(request.POST)
    kept: KeptFile | None = None
    if form.is_valid():
        kept = kept_file(by=by, place=PLACE, token=form.cleaned_data["kept"])
    if kept is None:
        return _gone(request)
    fingerprint = form.cleaned_data["fingerprint"]
    try:
        done = imports.import_translations(by=by, content=kept.content, name=kept.name, fingerprint=fingerprint)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(f"{reverse('translations:import')}?kept={kept.token}")
    forget_file(by=by, place=PLACE, token=kept.token)
    sentence = ngettext("%(count)d text was translated.", "%(count)d texts were translated.", done)
    messages.success(request, sentence % {"count": done})
    return redirect("translations:desk")


def _gone(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("The file is kept for an hour only, and that is over. Choose it again."))
    return redirect("translations:import")


def _in_words(preview: Preview) -> dict[str, Any]:
    return {
        "problems": preview.problems[:MOST_SHOWN],
        "more_problems": max(0, len(preview.problems) - MOST_SHOWN),
        "changes": [_change(one) for one in preview.changes[:MOST_SHOWN]],
        "more_changes": max(0, len(preview.changes) - MOST_SHOWN),
        "changed": len(preview.changes),
        "unchanged": preview.unchanged,
        "empty": preview.empty,
    }


def _change(one: Change) -> dict[str, Any]:
    labels, before = translatable_texts[one.kind].labels(), one.before
    return {
        "title": one.text.title,
        "title_language": one.text.original,
        "language": one.language,
        "language_name": language_name(one.language),
        "words": [
            {"label": labels[field], "before": before.get(field, ""), "after": said}
            for field, said in one.words.items()
            if said != before.get(field, "")
        ],
    }


def _page() -> dict[str, Any]:
    title = _("Translations from a file")
    crumbs = [(_("Translations"), reverse("translations:desk")), (title, "")]
    return {"page_title": title, "breadcrumb": crumbs}
