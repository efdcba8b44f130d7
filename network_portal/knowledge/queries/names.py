"""Whose something is that is being written, as far as whoever reads it may know."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import names_for


def tellers(reader: Actor, bodies: Iterable[Organisation | None]) -> Mapping[int | None, str]:
    """By id; what is of no organisation is the Network's. One query."""
    told: dict[int | None, str] = {None: _("Regional Network")}
    told.update(names_for(reader, {body for body in bodies if body}).items())
    return told


def teller(reader: Actor, body: Organisation | None) -> str:
    return tellers(reader, [body])[body.pk if body else None]
