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


def test_what_is_missing_is_named_with_what_to_do():
    assert errors() == {
        "day": ["“Day” is empty. Fill it in."],
        "url": ["“Page” is empty. Fill it in."],
        "email": ["“E-mail address” is empty. Fill it in."],
        "kind": ["Nothing is chosen for “100 % of what”. Choose one of what is offered."],
        "agreed": ["“Agreed” is not ticked. Tick it to go on."],
        "own": ["Say why."],
    }
    with translation.override("es"):
        assert errors()["day"] == ["«Day» está vacío. Rellénelo."]


def test_what_cannot_be_read_says_how_it_is_written():
    assert errors(day="x", url="x y", email="x", kind="<b>", agreed="on", own="x") == {
        "day": ["What stands in “Day” is not a day. Write it like this: 2026-09-30."],
        "url": ["What stands in “Page” is no whole address. Write it like this: https://example.org."],
        "email": ["What stands in “E-mail address” is no e-mail address. Write it like this: name@example.org."],
        "kind": ["“<b>” is not offered for “100 % of what”. Choose one of what is offered."],
    }


class Measured(PlainForm):
    text = forms.CharField(label="100 % text", max_length=3)
    own = forms.CharField(label="Own", max_length=3, error_messages={"max_length": "Three letters."})
    number = forms.IntegerField(label="Number", min_value=2, max_value=9)
    file = forms.FileField(label="File")


def test_what_is_too_long_or_too_large_says_by_how_much():
    def found(**typed):
        return {name: list(said) for name, said in Measured(typed).errors.items()}

    assert found(text="abcd", own="abcd", number="1") == {
        "text": ["“100 % text” has 4 characters; at most 3 fit. Shorten it."],
        "own": ["Three letters."],
        "number": ["“Number” takes no number below 2. Write a higher one."],
        "file": ["No file is chosen for “File”. Choose one."],
    }
    assert found(number="12")["number"] == ["“Number” takes no number above 9. Write a lower one."]


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
