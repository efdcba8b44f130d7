"""What the fields of a practice are called: in forms, in what is missing, before and after a change."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELD_WORDS: Mapping[str, Any] = {
    "language": pgettext_lazy("practice", "Written in"),
    "title": _("Title"),
    "summary": _("In short"),
    "done": _("What was done"),
    "results": _("Results"),
    "evidence": _("How one knows"),
    "copyable": _("What others can copy"),
    "problem": _("The context"),
    "lessons": _("What was learned"),
    "resources": _("Resources"),
    "countries": _("Countries"),
    "level": _("Level"),
    "populations": _("Whom it serves"),
    "year_from": _("First year"),
    "year_to": _("Last year"),
    "objectives": _("Objectives"),
    "principles": _("Guiding principles"),
    "implementer_names": _("Others who carried it out"),
    "cost": _("Cost"),
    "currency": _("Currency"),
    "legal_instrument": _("Legal instrument"),
    "source": _("Where it is told"),
}


def in_words(fields: Iterable[str]) -> str:
    return ", ".join(str(FIELD_WORDS[name]) for name in fields)
