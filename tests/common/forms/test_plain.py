"""Sentences of fields: ours, with the name of what is missing; no form speaks in the library's words."""

from django import forms
from django.urls import get_resolver
from django.utils import translation

from network_portal.common.forms.plain import PlainErrors, PlainForm


class Example(PlainForm):
    day = forms.DateField(label="Day")
    url = forms.URLField(label="Page", assume_scheme="https")
    email = forms.EmailField(label="E-mail address")
    kind = forms.ChoiceField(label="100 % of what", choices=[("a", "A")])
    agreed = forms.BooleanField(label="Agreed")
    own = forms.CharField(label="Own", error_messages={"required": "Say why."})


def errors(**typed):
    return {name: list(found) for name, found in Example(typed).errors.items()}


def test_what_is_missing_is_named():
    assert errors() == {
        "day": ["Write: Day."],
        "url": ["Write: Page."],
        "email": ["Write: E-mail address."],
        "kind": ["Choose: 100 % of what."],
        "agreed": ["Tick: Agreed."],
        "own": ["Say why."],
    }
    with translation.override("es"):
        assert errors()["day"] == ["Escriba: Day."]


def test_what_cannot_be_read_says_how_it_is_written():
    assert errors(day="x", url="x y", email="x", kind="<b>", agreed="on", own="x") == {
        "day": ["Write a day such as 2026-09-30: Day."],
        "url": ["Write a whole address such as https://example.org: Page."],
        "email": ["Write an e-mail address such as name@example.org: E-mail address."],
        "kind": ["“<b>” is not offered here. Choose: 100 % of what."],
    }


def forms_of_ours(kind):
    for one in kind.__subclasses__():
        if one.__module__.startswith(("network_portal", "workplan")):
            yield one
        yield from forms_of_ours(one)


def test_every_form_of_the_portal_speaks_plainly():
    assert get_resolver().url_patterns, "every page is loaded, with its forms"
    found = set(forms_of_ours(forms.BaseForm))
    assert len(found) > 30
    assert [form.__name__ for form in found if not issubclass(form, PlainErrors)] == []
