"""Organisations as people write them: by acronym or name, in any language."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import organisations_by_text
from network_portal.organisations.rules.names import LONGEST_NAME

MOST_LETTERS, MOST_LINES = 40_000, 200
MOST_UNKNOWN, LONGEST_UNKNOWN = 10, 60  # of a list that nobody can read, a few lines say it


class OrganisationLines(forms.CharField):
    """Organisations by acronym or name in any language, one a line, in order; gives a tuple of them.

    `among` are those that may be named (None: all); any other is as unknown as one that does not exist.
    """

    among: OrganisationQuerySet | None = None

    def __init__(self, **kwargs: Any) -> None:
        box = forms.Textarea(attrs={"rows": 4, "autocapitalize": "characters", "spellcheck": "false"})
        super().__init__(required=False, widget=box, **{"max_length": MOST_LETTERS} | kwargs)

    def clean(self, value: Any) -> Any:
        lines = [line for one in super().clean(value).splitlines() if (line := one.strip(" \t,;"))]
        if len(lines) > MOST_LINES:
            sentence = _("These are %(counted)s organisations; %(most)s can be named here. Shorten the list.")
            raise forms.ValidationError(sentence % {"counted": len(lines), "most": MOST_LINES})
        return find_organisations(lines, self.among)


class OneOrganisation(forms.CharField):
    """One organisation by acronym or name; gives it, or None. `among` as of `OrganisationLines`."""

    among: OrganisationQuerySet | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_NAME} | kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        return find_organisations([text], self.among)[0] if text else None


def find_organisations(texts: list[str], among: OrganisationQuerySet | None = None) -> tuple[Organisation, ...]:
    """Raises ValidationError, which names the first texts that nobody is known by, and says how many more there are."""
    found = organisations_by_text(texts, among)
    unknown = [text for text, organisation in zip(texts, found, strict=True) if organisation is None]
    if unknown:
        sentence = _("No organisation is known as “%(name)s”. Write its acronym or its name, in any language.")
        told = [sentence % {"name": text[:LONGEST_UNKNOWN]} for text in unknown[:MOST_UNKNOWN]]
        more = len(unknown) - len(told)
        words = ngettext("%(count)d more line is not known.", "%(count)d more lines are not known.", more)
        raise forms.ValidationError([*told, words % {"count": more}] if more else told)
    return tuple(filter(None, found))
