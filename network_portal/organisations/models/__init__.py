from network_portal.organisations.models.invitations import Invitation
from network_portal.organisations.models.organisations import Alias, Organisation
from network_portal.organisations.models.protection import ProtectedName
from network_portal.organisations.models.teams import TeamMember

__all__ = ["Alias", "Invitation", "Organisation", "ProtectedName", "TeamMember"]
