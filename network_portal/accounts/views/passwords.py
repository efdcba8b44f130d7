"""Passwords of one's own: who has a second factor gives it first, in this session too."""

from collections.abc import Callable
from functools import wraps

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.account.views import password_change, password_set
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from network_portal.accounts.models import User
from network_portal.accounts.second_factor import has_second_factor

View = Callable[..., HttpResponse]


def _after_second_factor(view: View) -> View:
    """A session opened before the factor was set up elsewhere would change the password with the old one alone.

    What was posted is not kept while the factor is asked for: it holds passwords.
    """

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not (isinstance(request.user, User) and has_second_factor(request.user)):
            return view(request)
        if request.method == "POST" and _is_asked_for(request):
            return redirect(request.path)
        answer: HttpResponse = reauthentication_required(app="allauth.account")(view)(request)
        return answer

    return guarded


def _is_asked_for(request: HttpRequest) -> bool:
    try:
        asked: bool = is_reauthentication_required(request, app="allauth.account")
    except ReauthenticationRequired:
        return True
    return asked


change = _after_second_factor(password_change)
choose = _after_second_factor(password_set)
