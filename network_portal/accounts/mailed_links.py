"""The page behind a mailed link: told to nobody, kept by no cache, found by no search, nothing done by GET."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_variables

from network_portal.accounts.way_back import keep_way_back
from network_portal.common import doors
from network_portal.common.errors import SignInRequired

View = Callable[..., HttpResponse]


def mailed_link(view: View) -> View:
    @wraps(view)
    @sensitive_variables()
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with doors.through(doors.LINK):
            response = _after_sign_in(view, request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "strict-origin"
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return opened


def _after_sign_in(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Who has to sign in first comes back here by the session: `next` would carry the token on."""
    try:
        return view(request, *args, **kwargs)
    except SignInRequired:
        if request.method == "POST":
            keep_way_back(request)
        return redirect("account_login")
