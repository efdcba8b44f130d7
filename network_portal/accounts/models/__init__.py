from network_portal.accounts.models.people import User
from network_portal.accounts.models.roles import RoleGrant

__all__ = ["RoleGrant", "User"]
