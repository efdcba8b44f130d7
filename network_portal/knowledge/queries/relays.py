"""Whom a letter about a practice reaches: the people who speak for the organisations that carried it out."""

from django.db.models import QuerySet

from network_portal.accounts.models import User
from network_portal.knowledge.models import Practice
from network_portal.organisations.models import TeamMember
from network_portal.organisations.models.teams import NAMING_ROLES


def receivers_of(practice: Practice) -> QuerySet[User]:
    """Focal points and representatives who are there today."""
    seats = TeamMember.objects.current().filter(
        organisation__in=practice.implementers.values("pk"), role__in=NAMING_ROLES
    )
    return User.objects.filter(pk__in=seats.values("user"), is_active=True).exclude(email="").order_by("pk")


def is_reachable(practice: Practice) -> bool:
    return receivers_of(practice).exists()
