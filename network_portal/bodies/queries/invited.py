"""Who is written to about a meeting: those who may read of it."""

from django.db.models import Q, QuerySet

from network_portal.accounts.models import User
from network_portal.bodies.models import Body, Meeting
from network_portal.bodies.queries.members import acting_seats, running_mandates, who_runs
from network_portal.common.actors import MEMBER, REPRESENTATIVE
from network_portal.organisations.models import TeamMember


def who_is_invited(body: Body) -> QuerySet[User]:
    """The teams of its members, as far as they may open its room, and who runs it; each once."""
    teams = TeamMember.objects.current().filter(role__in=(MEMBER, REPRESENTATIVE))
    teams = teams.filter(organisation__in=acting_seats(body).order_by().values("organisation"))
    there = Q(pk__in=teams.values("user")) | Q(pk__in=running_mandates(body).values("person"))
    return User.objects.filter(there, is_active=True).order_by("pk")


def who_sees_to_minutes(meeting: Meeting) -> list[User]:
    """Who convened it, as long as they run the body; else all who do."""
    running = list(who_runs(meeting.body))
    return [person for person in running if person.pk == meeting.convenor_id] or running
