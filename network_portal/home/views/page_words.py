"""Where co-chairs and editors change the words of the portal's own pages."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from network_portal.accounts.queries import last_change
from network_portal.common.access import actor_of, requires
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import (
    CONTENT_LANGUAGES,
    TEXT_STATUSES,
    current_language,
    date_in_words,
    language_name,
)
from network_portal.common.text_statuses import TextStatus
from network_portal.home.actions import pages as verbs
from network_portal.home.forms import PageForm, RestoreForm, saved_page
from network_portal.home.models import PageText
from network_portal.home.pages import SLUGS, history_of, read_words, words_of
from network_portal.home.permissions import can_edit_pages
from network_portal.home.views.pages import drawn_page
from network_portal.translations.rules.texts import NEEDED

PREVIEW = "preview"


@requires(can_edit_pages)
@require_safe
def page_texts(request: HttpRequest) -> HttpResponse:
    """Every page with the state of each language."""
    context = {
        "page_title": _("Words of the portal's pages"),
        "breadcrumb": [(_("Words of the portal's pages"), "")],
        "languages": [language_name(code) for code in CONTENT_LANGUAGES],
        "rows": [_row(slug) for slug in SLUGS],
    }
    return render(request, "home/page_words/page_texts.html", context)


def _row(slug: str) -> dict[str, Any]:
    return {
        "title": words_of(slug, current_language()).title,
        "url": reverse("home:page", args=[slug]),
        "texts": [_state(slug, code) for code in CONTENT_LANGUAGES],
    }


def _state(slug: str, language: str) -> dict[str, Any]:
    words = words_of(slug, language)
    state = _("as the portal brought it")
    if words.saved_at:
        told = {"status": dict(TEXT_STATUSES)[words.status], "day": date_in_words(words.saved_at)}
        state = _("%(status)s, %(day)s") % told
    return {
        "language": language_name(language),
        "state": state,
        "is_behind": bool(words.newer),
        "url": reverse("home:edit_page", args=[slug, language]),
    }


@requires(can_edit_pages)
def edit_page(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    text = _find(slug, language)
    form = PageForm(request.POST or None, text=text, has_original=_has_original(text))
    by, preview = actor_of(request), ""
    if request.POST.get("act") == PREVIEW:
        preview = drawn_page(slug, form.cleaned_data["body"]) if form.is_valid() else ""
    elif form.carried_out(lambda: _edit(by, text, form)):
        return _saved(request, slug)
    if form.in_conflict:
        text = _find(slug, language)
        form.compare(text.version, saved_page(text), **last_change(text))
        if form.says_the_same:
            return _saved(request, slug)
    context = {**_about(text), "form": form, "preview": preview, "restore": RestoreForm(text=text)}
    return render(request, "home/page_words/edit_page.html", context, status=409 if form.in_conflict else 200)


@requires(can_edit_pages)
@require_POST
def restore_page(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    text = _find(slug, language)
    form = RestoreForm(request.POST, text=text)
    version = form.cleaned_data["version"] if form.is_valid() else text.version
    try:
        verbs.restore_page(by=actor_of(request), slug=slug, language=language, version=version)
    except DomainError as refusal:
        messages.error(request, str(refusal))
        return redirect("home:edit_page", slug, language)
    return _saved(request, slug)


def _edit(by: Actor, text: PageText, form: PageForm) -> PageText:
    return verbs.edit_page(
        by=by,
        slug=text.slug,
        language=text.language,
        version=form.cleaned_data["version"],
        said=form.said,
        keeps_meaning=form.cleaned_data["keeps_meaning"],
    )


def _saved(request: HttpRequest, slug: str) -> HttpResponse:
    messages.success(request, _("The page is saved, and everybody reads it from now on."))
    for code in NEEDED:
        if read_words(slug)[code].newer:
            told = {"language": language_name(code)}
            messages.warning(
                request,
                _(
                    "In %(language)s the page still says what it said before. Spanish and English come first: edit it "
                    "below, or at the translation desk."
                )
                % told,
            )
    return redirect("home:page_texts")


def _find(slug: str, language: str) -> PageText:
    """The row, or one that was not saved yet."""
    if slug not in SLUGS or language not in CONTENT_LANGUAGES:
        raise Http404
    found = PageText.objects.filter(slug=slug, language=language).first()
    return found or PageText(slug=slug, language=language)


def _has_original(text: PageText) -> bool:
    others = PageText.objects.filter(slug=text.slug, status=TextStatus.ORIGINAL)
    return others.exclude(pk=text.pk).exists()


def _about(text: PageText) -> dict[str, Any]:
    words = words_of(text.slug, text.language)
    language = language_name(text.language)
    title = _("%(title)s: the words in %(language)s") % {"title": words.title, "language": language}
    return {
        "page_title": title,
        "breadcrumb": [(_("Words of the portal's pages"), reverse("home:page_texts")), (title, "")],
        "text": text,
        "words": words,
        "newer": language_name(words.newer) if words.newer else "",
        "newer_url": reverse("home:edit_page", args=[text.slug, words.newer]) if words.newer else "",
        "is_generated": text.slug == "privacy",
        "history": history_of(text),
    }
