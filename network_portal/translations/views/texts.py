from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.common.forms.filters import address_of
from network_portal.common.languages import CONTENT_LANGUAGES, TEXT_STATUS_WORDS, language_name
from network_portal.common.numbers import MOST
from network_portal.common.registry import TranslatableText, TranslatableTexts, translatable_texts
from network_portal.common.text_statuses import TextStatus
from network_portal.translations.actions.texts import translate_text
from network_portal.translations.forms.texts import TranslationForm
from network_portal.translations.permissions import can_translate
from network_portal.translations.queries.texts import seen_as


@require_http_methods(PAGE_METHODS)
@requires(can_translate)
def text(request: HttpRequest, kind: str, key: int, language: str) -> HttpResponse:
    """One text in one language, the original beside it."""
    source, shown = _shown(kind, key, language)
    form = TranslationForm(request.POST or None, source=source, text=shown, language=language)
    by = actor_of(request)
    if form.carried_out(lambda: translate_text(by=by, kind=kind, key=key, language=language, **form.said)):
        messages.success(request, _("The translation is saved and shown."))
        return redirect(f"{reverse('translations:desk')}{address_of({'kind': kind, 'language': language})}")
    if form.in_conflict:
        source, shown = _shown(kind, key, language)
        form.compare(seen_as(shown, language), dict(shown.words.get(language, {})))
    context = {**_page(source, shown, language), "form": form, "pairs": _pairs(form, shown)}
    return render(request, "translations/texts/text.html", context, status=409 if form.in_conflict else 200)


def _shown(kind: str, key: int, language: str) -> tuple[TranslatableTexts, TranslatableText]:
    source = translatable_texts.get(kind)
    found = source.found([key]).get(key) if source and key <= MOST else None
    if source is None or found is None or language not in CONTENT_LANGUAGES or language == found.original:
        raise Http404
    return source, found


def _page(source: TranslatableTexts, text: TranslatableText, language: str) -> dict[str, Any]:
    title = _("Into %(language)s") % {"language": language_name(language)}
    status = text.statuses[text.original]
    return {
        "page_title": title,
        "breadcrumb": [(_("Translations"), reverse("translations:desk")), (title, "")],
        "kind": source.name,
        "text": text,
        "language": language,
        "original_language": language_name(text.original),
        "original_status": TEXT_STATUS_WORDS[TextStatus(status)] if status in set(TextStatus) else "",
        "is_example": text.is_example,
    }


def _pairs(form: TranslationForm, text: TranslatableText) -> list[dict[str, Any]]:
    original = text.words[text.original]
    return [{"field": form[name], "original": original.get(name, "")} for name in form.words_asked]
