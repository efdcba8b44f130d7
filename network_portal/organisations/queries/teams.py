from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from network_portal.accounts.models import User
from network_portal.common.actors import FOCAL_POINT
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.models.teams import NAMING_ROLES


def team_of(organisation: Organisation) -> QuerySet[TeamMember]:
    return organisation.team.current().select_related("user")


def speaks_for_itself(organisation: Organisation) -> bool:
    """Whether somebody represents it or reports for it today."""
    return organisation.team.current().filter(role__in=NAMING_ROLES, user__is_active=True).exists()


def member_agencies(organisations: Iterable[int]) -> set[int]:
    """Those of these organisations that are members of the Regional Network."""
    members = Organisation.objects.filter(pk__in=list(organisations), is_network_member=True)
    return set(members.values_list("pk", flat=True))


def focal_points_of(organisations: Iterable[int]) -> QuerySet[TeamMember]:
    """Their people who answer today, a row each seat."""
    seats = TeamMember.objects.current().filter(organisation__in=list(organisations), role=FOCAL_POINT)
    return seats.filter(user__is_active=True).select_related("user", "organisation").order_by("pk")


def spokespeople_of(organisations: Iterable[int]) -> dict[User, set[int]]:
    """Their representatives and focal points of today, each with those of these organisations that they speak for."""
    seats = TeamMember.objects.current().filter(organisation__in=list(organisations), role__in=NAMING_ROLES)
    people: dict[User, set[int]] = defaultdict(set)
    for seat in seats.filter(user__is_active=True).select_related("user").order_by("pk"):
        people[seat.user].add(seat.organisation_id)
    return people


def with_told_addresses(rows: Iterable[Mapping[str, Any]], person_id: int) -> list[dict[str, Any]]:
    """Rows of a person's own data: by its address, which appears beside its alias, who left a team would find out how
    an organisation is called there now; it stays of those that are seen and of the person's own."""
    found = [dict(row) for row in rows]
    own = Q(team__user=person_id, team__ended_at=None)
    among = Organisation.objects.filter(slug__in={row["organisation__slug"] for row in found})
    told = set(among.filter(Q(is_listed=True) | own).values_list("slug", flat=True))
    return [row if row["organisation__slug"] in told else row | {"organisation__slug": ""} for row in found]


def holds_a_seat(person_id: int, organisations: Collection[int]) -> bool:
    return TeamMember.objects.current().filter(user=person_id, organisation__in=organisations).exists()
