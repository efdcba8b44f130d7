"""Whose name the world reads beside what they did: a State's and a United Nations body's, others' if they chose it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from network_portal.organisations.models import Organisation
from network_portal.organisations.models.organisations import OrganisationQuerySet

PUBLIC_BODIES = (Organisation.UN_AGENCY, "government")


def is_named(start: str = "") -> Q:
    """Of organisations, or of rows that lead to one by `start`, such as "organisation__"."""
    return Q(**{f"{start}is_listed": True}) | Q(**{f"{start}kind__in": PUBLIC_BODIES})


def named_organisations() -> OrganisationQuerySet:
    return Organisation.objects.filter(is_named())


def public_name(organisation: Organisation) -> str:
    named = organisation.is_listed or organisation.kind in PUBLIC_BODIES
    return organisation.short_name if named else not_listed()


def name_of_reporter(organisation: Organisation | None) -> str:
    return public_name(organisation) if organisation else _("nobody is named yet")


def not_listed() -> str:
    return _("An organisation that is not listed")
