"""The page behind a mailed link: told to nobody, kept by no cache, found by no search, nothing done by GET.

The headers that say so are set by `common.middleware.security` on every answer of such a view, refusals
included.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_variables

from network_portal.common import doors

View = Callable[..., HttpResponse]


def mailed_link(view: View) -> View:
    """The outermost decorator of a view whose address holds the secret of a mail."""

    @wraps(view)
    @sensitive_variables()
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with doors.through(doors.LINK):
            return view(request, *args, **kwargs)

    setattr(opened, doors.MAILED, True)
    return opened
