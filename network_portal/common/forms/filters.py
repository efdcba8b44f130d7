"""What the address of a list may ask for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from network_portal.common.forms.plain import PlainForm

NOT_OFFERED = gettext_lazy("There is no “%(value)s” to filter by. Choose one of the list, or leave it open.")


class PlainSelect(forms.Select):
    """Drawn without a template for each option: the filters of a list have some eighty of them."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        chosen = {str(one) for one in (value if isinstance(value, list) else [value])}
        options = (
            (code, " selected" if str(code) in chosen else "", words) for code, words in getattr(self, "choices", ())
        )
        drawn = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html(
            "<select{}>{}</select>",
            flatatt(drawn),
            format_html_join("", '<option value="{}"{}>{}</option>', options),
        )


def filter_choice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, widget=PlainSelect, error_messages={"invalid_choice": NOT_OFFERED}
    )


class FilterForm(PlainForm):
    """What an address asks for in vain stands in `problems`, as sentences; the page opens all the same."""

    use_required_attribute = False

    def understand(self) -> None:
        """Once every field has what it offers."""
        self.full_clean()
        self.problems = [str(text) for errors in self.errors.values() for text in errors]
        self.errors.clear()

    def offer(self, name: str, choices: Iterable[tuple[str, Any]], anything: Any) -> None:
        """`anything` are the words of the choice that narrows nothing."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", anything), *choices]

    @property
    def asked(self) -> dict[str, str]:
        """What could be understood, as the address says it."""
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def applied(self) -> list[dict[str, str]]:
        """Each filter as removable words."""
        kept = self.asked
        return [
            {
                "label": _("%(label)s: %(value)s") % {"label": self.label_of(name), "value": self.word_of(name, value)},
                "remove_url": address_of({other: kept[other] for other in kept if other != name}),
            }
            for name, value in kept.items()
        ]

    def label_of(self, name: str) -> str:
        return str(self.fields[name].label)

    def word_of(self, name: str, value: str) -> str:
        choices: Any = getattr(self.fields[name], "choices", ())
        return next((str(word) for code, word in choices if str(code) == value), value)


def address_of(values: dict[str, str]) -> str:
    """`?status=…&month=…#list`: the reader lands where the results are counted."""
    query = QueryDict(mutable=True)
    query.update(values)
    return f"?{query.urlencode()}#list"
