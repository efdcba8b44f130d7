from django.db.models import QuerySet

from network_portal.organisations.models import Organisation, TeamMember


def team_of(organisation: Organisation) -> QuerySet[TeamMember]:
    return organisation.team.current().select_related("user")
