"""What the forms of rooms share: the key of the press, so that pressed twice it is done once."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from network_portal.common.forms.versions import RefusableForm
from network_portal.common.languages import LANGUAGE_NAMES, current_language


class OnceForm(RefusableForm):
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"key": uuid4(), "language": current_language()}} | kwargs)

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("key", "version")}


def language_field() -> forms.ChoiceField:
    choices = [(code, capfirst(str(words))) for code, words in LANGUAGE_NAMES.items()]
    return forms.ChoiceField(label=_("Language in which you write"), choices=choices)
