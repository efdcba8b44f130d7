"""Titles in the four languages, one box each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from network_portal.common.errors import DomainError
from network_portal.common.forms.plain import PlainForm
from network_portal.common.text_columns import in_columns, titles_of
from workplan.rules import lengths
from workplan.rules.titles import is_titled

TITLE_LABELS = {
    "es": gettext_lazy("Title in Spanish"),
    "en": gettext_lazy("Title in English"),
    "pt_br": gettext_lazy("Title in Portuguese"),
    "fr": gettext_lazy("Title in French"),
}


class TitlesForm(PlainForm):
    """Boxes title_es, title_en, title_pt_br, title_fr: at least one of Spanish and English is needed."""

    longest_title = lengths.TITLE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in TITLE_LABELS.items():
            box = forms.Textarea(attrs={"rows": 2, "lang": code.replace("_", "-")})
            field = forms.CharField(label=label, required=False, max_length=self.longest_title, widget=box)
            self.fields[f"title_{code}"] = field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refused = self.has_error("title_es") or self.has_error("title_en")
        if not (refused or is_titled({code: cleaned.get(f"title_{code}", "") for code in TITLE_LABELS})):
            self.add_error("title_es", str(DomainError("title_needed")))
        return cleaned

    @property
    def titles(self) -> dict[str, str]:
        """One line each: what was broken into lines is one title."""
        return {code: " ".join(self.cleaned_data[f"title_{code}"].split()) for code in TITLE_LABELS}


def saved_titles(titled: Any) -> dict[str, str]:
    """The titles of a plan, priority or activity, named as the fields of TitlesForm."""
    return in_columns("title", titles_of(titled))
