from network_portal.organisations.models.organisations import Alias, Organisation
from network_portal.organisations.models.teams import Invitation, TeamMember

__all__ = ["Alias", "Invitation", "Organisation", "TeamMember"]
