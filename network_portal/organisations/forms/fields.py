"""Organisations as people write them: by acronym or name, in any language."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import organisations_by_text
from network_portal.organisations.rules.names import LONGEST_NAME

MOST_LINES = 10_000
"""Characters: some thirty of the longest names, hundreds of acronyms."""


class OrganisationLines(forms.CharField):
    """Organisations by acronym or name in any language, one a line, in order; gives a tuple of them.

    `among` are those that may be named (None: all); any other is as unknown as one that does not exist.
    """

    among: OrganisationQuerySet | None = None

    def __init__(self, **kwargs: Any) -> None:
        box = forms.Textarea(attrs={"rows": 4, "autocapitalize": "characters", "spellcheck": "false"})
        super().__init__(required=False, widget=box, **{"max_length": MOST_LINES} | kwargs)

    def clean(self, value: Any) -> Any:
        lines = [line.strip(" \t,;") for line in super().clean(value).splitlines()]
        return find_organisations([line for line in lines if line], self.among)


class OneOrganisation(forms.CharField):
    """One organisation by acronym or name; gives it, or None. `among` as of `OrganisationLines`."""

    among: OrganisationQuerySet | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_NAME} | kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        return find_organisations([text], self.among)[0] if text else None


def find_organisations(texts: list[str], among: OrganisationQuerySet | None = None) -> tuple[Organisation, ...]:
    """Raises ValidationError, which names each text that nobody is known by."""
    found = organisations_by_text(texts, among)
    unknown = [text for text, organisation in zip(texts, found, strict=True) if organisation is None]
    if unknown:
        sentence = _("No organisation is known as “%(name)s”. Write its acronym or its name, in any language.")
        raise forms.ValidationError([sentence % {"name": text} for text in unknown])
    return tuple(filter(None, found))
