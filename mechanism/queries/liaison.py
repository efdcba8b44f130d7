"""What the public page of the Liaison Table says of the rules for its seats."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mechanism.queries.office_holders import Held, as_seat
from mechanism.rules.liaison import (
    KEPT,
    NOT_KEPT,
    UNKNOWN,
    Balance,
    SeatHeld,
    balance,
    ending_soon,
    parity_of_all,
    parity_of_pair,
)
from network_portal.bodies.models import Body, Mandate
from network_portal.common import clock
from network_portal.common.languages import date_in_words

PARITY = {
    KEPT: gettext_lazy("kept"),
    NOT_KEPT: gettext_lazy("not kept"),
    UNKNOWN: gettext_lazy("not known: a seat is vacant, or somebody chose not to tell"),
}


def panel(held: Held, tables: Iterable[Body], taken: int, seats: int) -> list[tuple[str, str]]:
    """Label and words of each rule. Gender is told by nobody's name and in no figure."""
    by_pair = {one.number or 0: _seats(held, one) for one in tables}
    of_all = [seat for pair in by_pair.values() for seat in pair]
    full = _("yes") if taken >= seats else _("no, %(taken)d of %(seats)d") % {"taken": taken, "seats": seats}
    rows = [(_("Complete"), full)]
    for number, pair in by_pair.items():
        label = _("Parity in the pair of Working Table %(number)d") % {"number": number}
        rows.append((label, str(PARITY[parity_of_pair(one.gender for one in pair)])))
    rows.append((_("Parity of all representatives"), str(PARITY[parity_of_all(one.gender for one in of_all)])))
    rows.append((_("Subregions of their organisations"), _told(balance(one.subregion for one in of_all))))
    rows.append((_("Kinds of their organisations"), _told(balance(one.kind for one in of_all))))
    rows.append((_("Terms that end within 90 days"), _ending(of_all)))
    return rows


def _seats(held: Held, table: Body) -> list[SeatHeld]:
    return [as_seat(one, table.number) for one in held.get((table.pk, Mandate.PRINCIPAL), ())[:2]]


def _told(counted: Balance) -> str:
    words = _("%(what)s: %(count)d")
    told = [words % {"what": what, "count": count} for what, count in counted.told.items()]
    if counted.untold:
        told.append(_("of others it is not shown"))
    return "; ".join(told) or _("not known while all seats are vacant")


def _ending(held: list[SeatHeld]) -> str:
    words = _("Working Table %(number)d: %(day)s")
    soon = [
        words % {"number": one.pair, "day": date_in_words(one.until)}
        for one in ending_soon(held, clock.today())
        if one.until
    ]
    return "; ".join(soon) or _("none")
