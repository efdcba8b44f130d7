"""A mail's HTML as its reader's program would show it: no script, no pictures, inline styles alone."""

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse, HttpResponseBase

MAIL_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}


def raw_mail(request: HttpRequest, html: str) -> HttpResponseBase:
    return csp(MAIL_POLICY)(lambda _request: _answer(html))(request)


def _answer(html: str) -> HttpResponseBase:
    response = HttpResponse(html)
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
