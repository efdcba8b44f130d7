"""Whose name the world reads beside what they did: a State's and a United Nations body's, others' if they chose it."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet
from network_portal.organisations.queries.organisations import organisations_seen_by

PUBLIC_BODIES = (Organisation.UN_AGENCY, "government")


def is_named(start: str = "") -> Q:
    """Of organisations, or of rows that lead to one by `start`, such as "organisation__"."""
    return Q(**{f"{start}is_listed": True}) | Q(**{f"{start}kind__in": PUBLIC_BODIES})


def named_organisations() -> OrganisationQuerySet:
    return Organisation.objects.filter(is_named())


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
    named = organisation.is_listed or organisation.kind in PUBLIC_BODIES
    return organisation.short_name if named else not_listed()


def name_of_reporter(organisation: Organisation | None) -> str:
    return public_name(organisation) if organisation else _("nobody is named yet")


def not_listed() -> str:
    return _("An organisation that is not listed")
