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
            field.error_messages[code] = sentence % {"label": label}
    for code, sentence in _sentences_with_values(field):
        if field.error_messages.get(code) is _of_the_library(field, code):
            # the library fills in the values later
            field.error_messages[code] = sentence % {"label": label.replace("%", "%%"), **_LATER}


_LATER = {name: f"%({name})s" for name in ("value", "limit_value", "show_value")}


def _sentences(field: forms.Field) -> Iterable[tuple[str, str]]:
    """What happened, and what to do; that the rest is kept is said once, above the form."""
    if isinstance(field, forms.FileField):
        yield "required", _("No file is chosen for “%(label)s”. Choose one.")
        yield "missing", _("No file arrived for “%(label)s”. Choose it again.")
        yield "empty", _("The file chosen for “%(label)s” is empty. Choose another one.")
    elif isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        yield "required", _("Nothing is chosen for “%(label)s”. Choose one of what is offered.")
    elif isinstance(field, forms.BooleanField):
        yield "required", _("“%(label)s” is not ticked. Tick it to go on.")
    else:
        yield "required", _("“%(label)s” is empty. Fill it in.")
    if isinstance(field, forms.DateField):
        yield "invalid", _("What stands in “%(label)s” is not a day. Write it like this: 2026-09-30.")
    elif isinstance(field, forms.EmailField):
        yield "invalid", _("What stands in “%(label)s” is no e-mail address. Write it like this: name@example.org.")
    elif isinstance(field, forms.URLField):
        yield "invalid", _("What stands in “%(label)s” is no whole address. Write it like this: https://example.org.")
    elif isinstance(field, forms.IntegerField):
        yield "invalid", _("What stands in “%(label)s” is not a whole number. Write figures alone, such as 12.")


def _sentences_with_values(field: forms.Field) -> Iterable[tuple[str, str]]:
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        yield "invalid_choice", _("“%(value)s” is not offered for “%(label)s”. Choose one of what is offered.")
    elif isinstance(field, forms.IntegerField):
        yield "min_value", _("“%(label)s” takes no number below %(limit_value)s. Write a higher one.")
        yield "max_value", _("“%(label)s” takes no number above %(limit_value)s. Write a lower one.")
    elif isinstance(field, forms.CharField):
        too_long = _("“%(label)s” has %(show_value)s characters; at most %(limit_value)s fit. Shorten it.")
        too_short = _("“%(label)s” has %(show_value)s characters; at least %(limit_value)s are needed. Add to it.")
        yield "max_length", too_long
        yield "min_length", too_short


def _of_the_library(field: forms.Field, code: str) -> Any:
    """The library's own sentence; nothing equals it where a class of ours has one."""
    for kind in type(field).__mro__:
        messages = vars(kind).get("default_error_messages", {})
        if code in messages:
            return messages[code] if kind.__module__.startswith("django.") else object()
    return None
