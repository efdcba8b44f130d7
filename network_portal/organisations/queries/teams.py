from collections.abc import Iterable

from django.db.models import QuerySet

from network_portal.common.actors import FOCAL_POINT
from network_portal.organisations.models import Organisation, TeamMember


def team_of(organisation: Organisation) -> QuerySet[TeamMember]:
    return organisation.team.current().select_related("user")


def member_agencies(organisations: Iterable[int]) -> set[int]:
    """Those of these organisations that are members of the Regional Network."""
    members = Organisation.objects.filter(pk__in=list(organisations), is_network_member=True)
    return set(members.values_list("pk", flat=True))


def focal_points_of(organisations: Iterable[int]) -> QuerySet[TeamMember]:
    """Their people who answer today, a row each seat."""
    seats = TeamMember.objects.current().filter(organisation__in=list(organisations), role=FOCAL_POINT)
    return seats.filter(user__is_active=True).select_related("user", "organisation").order_by("pk")
