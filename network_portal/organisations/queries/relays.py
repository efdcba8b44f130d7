"""Whom a letter to organisations reaches: those who speak for them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from network_portal.accounts.models import User
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.models.teams import NAMING_ROLES


def receivers_of(organisations: Iterable[int] | QuerySet[Any, Any]) -> QuerySet[User]:
    """Focal points and representatives who are there today."""
    seats = TeamMember.objects.current().filter(organisation__in=organisations, role__in=NAMING_ROLES)
    return User.objects.filter(pk__in=seats.values("user"), is_active=True).exclude(email="").order_by("pk")


def takes_messages(organisation: Organisation) -> bool:
    """Whether its card has a form: it chose so, is seen, and somebody would receive it."""
    chose = organisation.is_listed and organisation.takes_messages
    return chose and receivers_of([organisation.pk]).exists()
