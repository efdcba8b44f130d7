"""What the answers of somebody who joins are called: in forms, in what is missing, before sending."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from mechanism.rules.registrations import NO, YES

STEP_NAMES: Mapping[str, Any] = {
    "organisation": _("Your organisation"),
    "work": _("What it works on"),
    "tables": _("Working Tables"),
    "safety": _("Safety"),
}
FIELD_WORDS: Mapping[str, Any] = {
    "name": _("Name of the organisation"),
    "acronym": _("Acronym"),
    "language": _("Language of the name"),
    "kind": _("What kind of organisation it is"),
    "where": _("Where it works"),
    "objectives": _("Objectives of the Compact on which it works"),
    "subregion": _("Subregion to which it counts itself"),
    "sectors": _("Fields of work"),
    "languages": _("Languages in which we may write to it"),
    "networks": _("Networks to which it belongs"),
    "accreditation": _("Accreditation with the United Nations"),
    "tables": _("Working Tables that it wishes to join"),
    "at_risk": _("Is your organisation at risk if it is known that it is here?"),
    "alias": _("The name that others see instead"),
}
AT_RISK = (
    (NO, _("No. Its name is seen by the tables that it joins; by everyone only if it chooses so later.")),
    (YES, _("Yes, or perhaps. Register it as protected: under a name of its choosing that tells nothing of it.")),
)
SEEN = (
    (
        _("You and your team"),
        _("Everything that you wrote, who is in the team, and what was answered."),
    ),
    (
        _("The tables that you join"),
        _(
            "The name of the organisation, its kind, where it works and on what. Not your e-mail address: they reach "
            "you by a form. Of a protected organisation only the name that it chose."
        ),
    ),
    (
        _("The co-chairs and the administrator"),
        _(
            "What you wrote of your organisation; the co-chairs also who is in the team, when they must name people "
            "again. Of a protected organisation only the name that it chose."
        ),
    ),
    (
        _("Everyone"),
        _("Nothing yet. You choose later, field by field, whether anything is seen, and can take it back."),
    ),
)
