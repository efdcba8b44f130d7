from django.db.models import QuerySet

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.bodies.models import Announcement, Body
from network_portal.bodies.queries.members import acting_seats, who_runs
from network_portal.common.actors import MEMBER, REPRESENTATIVE
from network_portal.organisations.models import TeamMember

READ_THERE = (MEMBER, REPRESENTATIVE)
"""The roles in a team with which somebody reads what is inside a body; a focal point answers for reports alone."""


def readers_of(body: Body) -> list[User]:
    """The people of its members and who runs it, each once; the co-chairs where nobody holds an office of it."""
    seated = acting_seats(body).order_by().values("organisation")
    seats = TeamMember.objects.current().filter(organisation__in=seated, role__in=READ_THERE)
    people = list(User.objects.filter(pk__in=seats.values("user"), is_active=True).order_by("pk"))
    run_it = list(who_runs(body)) or list(co_chairs())
    return list(dict.fromkeys([*people, *run_it]))


def announcements_of(body: Body) -> QuerySet[Announcement]:
    """The newest first."""
    return Announcement.objects.filter(body=body)
