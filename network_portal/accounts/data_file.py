"""The file of 'my data' as its person reads it: names in whole words, days and hours in words with their zone."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from network_portal.common.languages import date_in_words

_ENDINGS = ("__slug", "__code", "__reference")


def in_words(kept: Any) -> Any:
    if isinstance(kept, dict):
        return {name_in_words(str(name)): in_words(value) for name, value in kept.items()}
    if isinstance(kept, list | tuple):
        return [in_words(one) for one in kept]
    if isinstance(kept, datetime):
        return date_in_words(kept, "minute")
    if isinstance(kept, date):
        return date_in_words(kept)
    if isinstance(kept, bool):
        return _("yes") if kept else _("no")
    return "" if kept is None else kept


def name_in_words(column: str) -> str:
    """'duty__round__slug' is 'round', 'saved_at' is 'saved at'."""
    for ending in _ENDINGS:
        column = column.removesuffix(ending)
    return column.rsplit("__", 1)[-1].replace("_", " ")


def about(made_at: datetime) -> list[str]:
    when = date_in_words(made_at, "minute")
    return [
        _("All that the portal keeps about you, as of %(when)s.") % {"when": when},
        _("Names of fields are in English; days and hours are those of Panama (UTC−5)."),
    ]
