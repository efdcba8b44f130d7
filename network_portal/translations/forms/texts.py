from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import VersionedForm
from network_portal.common.languages import TEXT_STATUS_WORDS
from network_portal.common.registry import TranslatableText, TranslatableTexts
from network_portal.common.text_statuses import TextStatus
from network_portal.translations.queries.texts import seen_as
from network_portal.translations.rules.texts import GIVEN

GIVEN_WORDS = [(one.value, capfirst(TEXT_STATUS_WORDS[one])) for one in GIVEN]
ONE_LINE, SHORT = 200, 60


class TranslationForm(VersionedForm):
    """A box for each field that the original has, and whose words they are; `version` is what the translator saw."""

    version = forms.CharField(max_length=64, widget=forms.HiddenInput)  # type: ignore[assignment]

    def __init__(self, data: Any, *, source: TranslatableTexts, text: TranslatableText, language: str) -> None:
        original, words = text.words[text.original], text.words.get(language, {})
        asked = [field for field in source.fields if original.get(field) or words.get(field)]
        initial = {field: words.get(field, "") for field in asked}
        initial["status"] = text.statuses.get(language) or TextStatus.UNOFFICIAL.value
        super().__init__(data, initial={**initial, "version": seen_as(text, language)})
        labels, longest = source.labels(), source.longest()
        for field in asked:
            self.fields[field] = _box(labels[field], longest[field], language, original.get(field, ""))
        self.fields["status"] = forms.ChoiceField(
            label=_("Whose words these are"), choices=GIVEN_WORDS, widget=forms.RadioSelect
        )
        self.words_asked = asked

    @property
    def said(self) -> dict[str, Any]:
        """As `translate_text` takes it."""
        words = {field: self.cleaned_data[field] for field in self.words_asked}
        return {"words": words, "status": self.cleaned_data["status"], "seen": self.cleaned_data["version"]}


def _box(label: str, longest: int | None, language: str, original: str) -> forms.CharField:
    """As high as the original will need."""
    is_line = longest is not None and longest <= ONE_LINE
    is_short = is_line and len(original) <= SHORT
    widget = forms.TextInput if is_short else forms.Textarea
    attrs = {"lang": language} if is_short else {"lang": language, "rows": 2 if is_line else 6}
    return forms.CharField(label=label.capitalize(), max_length=longest, widget=widget(attrs=attrs))
