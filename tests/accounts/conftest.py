import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from network_portal.notifications.models import Message
from tests.factories import make_user

PASSWORD = "correct horse battery"


@pytest.fixture
def person(db):
    """Somebody who signed up and confirmed the address."""
    return confirmed(make_user(email="ana@example.org"))


def confirmed(user):
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def sent():
    """The kinds and addresses of all messages that were queued, oldest first."""
    return lambda: list(Message.objects.order_by("pk").values_list("kind", "address"))


@pytest.fixture
def sign_in():
    def through_the_page(user, client=None, **headers):
        client = client or Client()
        answer = client.post("/en/accounts/login/", {"login": user.email, "password": PASSWORD}, headers=headers)
        return client, answer

    return through_the_page
