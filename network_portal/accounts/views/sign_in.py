from allauth.account import views
from django.http import HttpRequest, HttpResponseBase

from network_portal.accounts.backends import UNCONFIRMED
from network_portal.common.jobs import hand_over


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """allauth's. Who has not confirmed their address is sent the link again by the worker, which is asked at every
    refusal: here the time of the answer, or of the end of its connection, would tell that there is such an account."""
    answer: HttpResponseBase = views.login(request)
    if request.method == "POST" and answer.status_code == 200:
        person = getattr(request, UNCONFIRMED, None)
        hand_over("network_portal.accounts.tasks.send_confirmation_again", person.pk if person else 0)
    return answer
