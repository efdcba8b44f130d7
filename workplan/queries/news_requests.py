from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from network_portal.common import actors
from network_portal.organisations.models import Organisation, TeamMember
from workplan.models import Activity, NewsRequest


def may_be_asked(activity: Activity) -> list[Organisation]:
    """The reporter first, then the other leads, in the plan's order."""
    leads = [lead.organisation for lead in activity.leads.select_related("organisation").order_by("part", "position")]
    reporter = [activity.reporter] if activity.reporter else []
    return list(dict.fromkeys([*reporter, *leads]))


def focal_points(organisation: Organisation) -> list[TeamMember]:
    return list(_focal_points().filter(organisation=organisation).select_related("user").order_by("id"))


def focal_points_of(organisations: Iterable[Organisation]) -> Counter[int]:
    """How many people would be written to, by the organisation's id."""
    seats = _focal_points().filter(organisation__in=list(organisations))
    return Counter(seats.values_list("organisation_id", flat=True))


def times_asked(activity: Activity, organisation: Organisation) -> int:
    return NewsRequest.objects.filter(activity=activity, organisation=organisation).count()


def _focal_points() -> "QuerySet[TeamMember]":
    return TeamMember.objects.current().filter(role=actors.FOCAL_POINT, user__is_active=True)
