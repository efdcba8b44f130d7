"""Whose name the world reads beside what they did: a State's and a United Nations body's, others' if they chose it."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import organisations_seen_by
from network_portal.organisations.rules.names import PUBLIC_BODIES


def is_named(start: str = "") -> Q:
    """As `Organisation.is_named`: of organisations, or of rows that lead to one by `start`, "organisation__"."""
    return Q(**{f"{start}is_listed": True}) | Q(**{f"{start}kind__in": PUBLIC_BODIES})


def is_of_public_kind(start: str = "") -> Q:
    """Of those `is_named` the ones whose kind the world reads too."""
    chosen = Q(**{f"{start}is_listed": True, f"{start}shows_kind": True})
    return chosen | Q(**{f"{start}kind__in": PUBLIC_BODIES})


def named_organisations() -> OrganisationQuerySet:
    return Organisation.objects.filter(is_named())


def public_bodies() -> OrganisationQuerySet:
    """Governments and agencies: whoever they are, the world reads their name."""
    return named_organisations().filter(kind__in=PUBLIC_BODIES)


def named_for(actor: Actor) -> OrganisationQuerySet:
    """Those whose name this person may read: the public ones, and those that they see."""
    if not actor.is_signed_in:
        return named_organisations()
    return Organisation.objects.filter(is_named() | Q(pk__in=organisations_seen_by(actor).values("pk")))


def names_for(actor: Actor, organisations: Iterable[Organisation], *, in_full: bool = False) -> dict[int, str]:
    """What this person reads of each of them; one query."""
    bodies = list(organisations)
    wanted = [body.pk for body in bodies]
    seen = set(named_for(actor).filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    return {
        body.pk: (body.name if in_full else body.short_name) if body.pk in seen else not_listed() for body in bodies
    }


def public_name(organisation: Organisation) -> str:
    return organisation.short_name if organisation.is_named else not_listed()


def has_public_kind(organisation: Organisation) -> bool:
    """As `is_of_public_kind`."""
    return organisation.shows("kind") or organisation.kind in PUBLIC_BODIES


def name_for_spokespeople(organisation: Organisation | None, seats: Collection[int]) -> str:
    """As those who speak for the organisations `seats` read it in a letter, in its language."""
    if organisation is None:
        return _("an organisation that is still to be named")
    return organisation.short_name if organisation.pk in seats else public_name(organisation)


def name_of_reporter(organisation: Organisation | None) -> str:
    return public_name(organisation) if organisation else _("nobody is named yet")


def not_listed() -> str:
    return _("An organisation that is not listed")
