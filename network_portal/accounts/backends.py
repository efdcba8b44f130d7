from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from network_portal.accounts.models import User
from network_portal.accounts.queries import has_confirmed_address, person_with_address

UNCONFIRMED = "unconfirmed_person"


class ConfirmedAddresses(AuthenticationBackend):
    """An address that nobody confirmed opens nothing: its right password is answered like a wrong one.

    Otherwise whoever signs up with the address of another reads from the next sign-in whether there was an account.
    One password is checked, whatever is known of the address. Who gave the right one is noted on the request.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        person = super().authenticate(request, **credentials)
        if not isinstance(person, User) or has_confirmed_address(person, credentials.get("email", "")):
            return person
        setattr(request, UNCONFIRMED, person)
        return None

    def _authenticate_by_email(self, email: str, password: str) -> Any:
        return self._check_password(person_with_address(email), password)
