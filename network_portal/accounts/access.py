"""Who stands at a door, as a row of the database; `common.access` has the guard and the actor."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from network_portal.accounts.models import User


def person_of(request: HttpRequest) -> User:
    """The person behind a door that asks for one; PermissionDenied where nobody signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
