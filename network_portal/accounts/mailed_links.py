"""The page behind a mailed link: told to nobody, kept by no cache, found by no search, nothing done by GET."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables

from network_portal.common import doors

View = Callable[..., HttpResponse]


def mailed_link(view: View) -> View:
    @wraps(view)
    @sensitive_variables()
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with doors.through(doors.LINK):
            response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "strict-origin"
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return opened
