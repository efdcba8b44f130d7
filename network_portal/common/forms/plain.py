"""What a field lacks, in our own words: each sentence names the field and says what to do."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _


class PlainErrors:
    """For forms of a library: stands before their own class."""

    fields: dict[str, forms.Field]

    def full_clean(self) -> None:
        for name, field in self.fields.items():
            _speak_plainly(field, str(field.label or name))
        super().full_clean()  # type: ignore[misc]


class PlainForm(PlainErrors, forms.Form):
    pass


def _speak_plainly(field: forms.Field, label: str) -> None:
    """A sentence that a form gives to its field itself stays."""
    label = label.rstrip(".:")
    for code, sentence in _sentences(field):
        if field.error_messages.get(code) is _of_the_library(field, code):
            later = code == "invalid_choice"  # the library fills in the value
            values = {"label": label.replace("%", "%%") if later else label, "value": "%(value)s"}
            field.error_messages[code] = sentence % values


def _sentences(field: forms.Field) -> Iterable[tuple[str, str]]:
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField | forms.FileField):
        yield "required", _("Choose: %(label)s.")
        yield "invalid_choice", _("“%(value)s” is not offered here. Choose: %(label)s.")
        return
    if isinstance(field, forms.BooleanField):
        yield "required", _("Tick: %(label)s.")
        return
    yield "required", _("Write: %(label)s.")
    if isinstance(field, forms.DateField):
        yield "invalid", _("Write a day such as 2026-09-30: %(label)s.")
    elif isinstance(field, forms.EmailField):
        yield "invalid", _("Write an e-mail address such as name@example.org: %(label)s.")
    elif isinstance(field, forms.URLField):
        yield "invalid", _("Write a whole address such as https://example.org: %(label)s.")
    elif isinstance(field, forms.IntegerField):
        yield "invalid", _("Write a whole number: %(label)s.")


def _of_the_library(field: forms.Field, code: str) -> Any:
    """The library's own sentence; nothing equals it where a class of ours has one."""
    for kind in type(field).__mro__:
        messages = vars(kind).get("default_error_messages", {})
        if code in messages:
            return messages[code] if kind.__module__.startswith("django.") else object()
    return field.error_messages.get(code)
