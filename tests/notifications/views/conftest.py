import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY


@pytest.fixture
def sign_in(client):
    """sign_in(user, minutes_ago=0): a session whose second factor was given then; None: never."""

    def open_session(user, *, minutes_ago: int | None = 0):
        client.force_login(user)
        if minutes_ago is not None:
            session = client.session
            given = {"method": "mfa", "at": time.time() - 60 * minutes_ago}
            session[AUTHENTICATION_METHODS_SESSION_KEY] = [given]
            session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
            session.save()
        return client

    return open_session
