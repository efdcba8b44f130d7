"""Whom an organisation's mails go to."""

from collections import defaultdict
from collections.abc import Collection

from network_portal.accounts.models import User
from network_portal.common import actors
from network_portal.organisations.models import TeamMember


def focal_points(organisations: Collection[int]) -> dict[int, list[User]]:
    """The people who report for each organisation, by its id; one query. One without is missing."""
    seats = TeamMember.objects.current().filter(
        organisation__in=organisations, role=actors.FOCAL_POINT, user__is_active=True
    )
    people: dict[int, list[User]] = defaultdict(list)
    for seat in seats.select_related("user").order_by("id"):
        people[seat.organisation_id].append(seat.user)
    return dict(people)
