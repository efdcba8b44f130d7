"""Who holds the offices of tables, as the world reads it: filled or vacant, and by whom if they chose it."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from mechanism.rules.liaison import SeatHeld
from network_portal.bodies.models import Body, Mandate
from network_portal.bodies.rules.offices import PLACES
from network_portal.common import clock
from network_portal.common.languages import date_in_words
from network_portal.organisations.queries.names import has_public_kind
from network_portal.taxonomy.queries import subregion_codes, subregion_of, subregions

Held = dict[tuple[int, str], list[Mandate]]


def held_in(bodies: Iterable[Body]) -> Held:
    """Of today, by body and office, the longest first; one query."""
    found = Mandate.objects.in_office(clock.today()).filter(body__in=[one.pk for one in bodies])
    found = found.select_related("person", "organisation__country", "organisation__protected_name")
    held: Held = defaultdict(list)
    for one in found.order_by("starts_on", "pk"):
        held[one.body_id, one.office].append(one)
    return held


def places(held: Held, body: Body, *offices: str) -> list[dict[str, Any]]:
    """Each of these offices, or of all, with its places; a holder who did not choose to be named fills one."""
    labels = dict(Mandate.OFFICES)
    return [
        {
            "office": str(labels[office]),
            "filled": filled_in_words(len(held.get((body.pk, office), ())), PLACES[office]),
            "count": _("%(filled)d of %(places)d")
            % {"filled": len(held.get((body.pk, office), ())[: PLACES[office]]), "places": PLACES[office]},
            "rows": [told_of(one) for one in held.get((body.pk, office), ())[: PLACES[office]]],
        }
        for office in offices or PLACES
    ]


def filled_in_words(filled: int, of: int) -> str:
    return _("%(filled)d of %(seats)d seats") % {"filled": min(filled, of), "seats": of}


def told_of(mandate: Mandate) -> dict[str, str]:
    """Of an organisation whose name is protected nothing but that the place is filled, and for how long."""
    person, organisation = mandate.person, mandate.organisation
    is_protected = hasattr(organisation, "protected_name")
    is_named = mandate.is_named and person is not None and person.is_active and not is_protected
    shows = is_named and organisation.shows("tables")  # whom it sent would be told by its name
    return {
        "name": str(person) if is_named else "",
        "organisation": organisation.short_name if shows else "",
        "since": date_in_words(mandate.starts_on),
        "until": date_in_words(mandate.ends_on),
    }


def as_seat(mandate: Mandate, pair: int | None) -> SeatHeld:
    """What the rules of the Liaison Table may know: of an organisation what it shows to the world."""
    organisation = mandate.organisation
    is_protected = hasattr(organisation, "protected_name")
    kind = str(organisation.get_kind_display()) if has_public_kind(organisation) and not is_protected else ""
    where = _subregion(mandate) if organisation.shows("country") and not is_protected else ""
    return SeatHeld(pair, mandate.ends_on, mandate.gender, where, kind)


def _subregion(mandate: Mandate) -> str:
    column, codes = subregion_codes()
    organisation = mandate.organisation
    code = subregion_of(organisation.subregion, getattr(organisation.country, column, None), codes)
    return str(subregions()[code].words) if code else ""
