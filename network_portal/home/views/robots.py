"""What machines read first: what to leave alone, what is public, whom to tell of a weakness."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from network_portal.common import clock

LANGUAGE_CODES = [code for code, _name in settings.LANGUAGES]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = [f"/{code}/{place}/" for code in LANGUAGE_CODES for place in ("accounts", "manage", "dashboard")]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in ["/admin/", *closed])]
    return _text("\n".join([*lines, f"Sitemap: {settings.SITE_URL}/sitemap.xml", ""]))


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    expires = clock.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=180)
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: es, en, pt, fr",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return _text("\n".join([*lines, ""]))


def _text(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
