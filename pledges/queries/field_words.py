"""What the fields of a pledge are called: in forms, in what is missing, before and after a change."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELD_WORDS: Mapping[str, Any] = {
    "concern": _("Whom it is about"),
    "title": _("Title"),
    "kind": _("Kind"),
    "matches": _("The pledge that it matches, in this registry"),
    "matches_number": _("The pledge that it matches: its number in the global registry"),
    "form": pgettext_lazy("pledge", "Form"),
    "language": _("Written in"),
    "text": _("Text of the pledge"),
    "partners": _("Partners"),
    "reporter": _("Who reports"),
    "objectives": _("Objectives"),
    "principles": _("Guiding principles"),
    "countries": _("Countries"),
    "starts_on": _("Start"),
    "deadline": _("Tentative deadline"),
    "measured": _("How it will be measured"),
    "stage": _("Stage"),
    "attachment": _("Attachment"),
    "global_number": _("Number in the global registry"),
    "global_address": _("Address in the global registry"),
    "activity": _("Activity of the work plan that carries it"),
}


def in_words(fields: Iterable[str]) -> str:
    return ", ".join(str(FIELD_WORDS[name]) for name in fields)
