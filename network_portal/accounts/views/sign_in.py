from functools import partial

from allauth.account import views
from django.http import HttpRequest, HttpResponseBase

from network_portal.accounts.actions.mails import send_confirmation_again
from network_portal.accounts.backends import UNCONFIRMED


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """allauth's. Who has not confirmed their address is sent the link again once the answer has left: its time
    would tell that there is such an account."""
    answer: HttpResponseBase = views.login(request)
    person = getattr(request, UNCONFIRMED, None)
    if person is not None:
        answer._resource_closers.append(partial(send_confirmation_again, person))  # type: ignore[attr-defined]
    return answer
