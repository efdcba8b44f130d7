"""Every public page with its languages and its last change: one file, or an index of files where they are many."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from network_portal.common import registry
from network_portal.common.kept import kept_with_content
from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.common.middleware.public_pages import public_page
from network_portal.common.numbers import MOST

MOST_PATHS = 1000  # in one file: in four languages and with what leads from each to the others about 3 MB
Place = tuple[str, date | None]
SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


@public_page
def sitemap(request: HttpRequest) -> HttpResponse:
    files = _files()
    if sum(size for _kind, _number, size, _changed in files) <= MOST_PATHS:
        return _urls(place for kind, _entry in registry.public_addresses.items() for place in _places(kind))
    lines = (_file(kind, number, changed) for kind, number, _size, changed in files)
    return _xml(f"<sitemapindex {SITEMAPS}>", lines, "</sitemapindex>")


@public_page
def sitemap_file(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The `number`th thousand of one kind of pages."""
    if registry.public_addresses.get(kind) is None or not 0 < number <= MOST // MOST_PATHS:
        raise Http404
    places = list(islice(_places(kind), (number - 1) * MOST_PATHS, number * MOST_PATHS))
    if not places:
        raise Http404
    return _urls(places)


@kept_with_content
def _files() -> list[tuple[str, int, int, date | None]]:
    """Kind and number of each file, how many paths it has, and its newest change."""
    return [
        (kind, number, len(places), max((changed for _path, changed in places if changed), default=None))
        for kind, _entry in registry.public_addresses.items()
        for number, places in enumerate(_batches(_places(kind)), 1)
    ]


def _places(kind: str) -> Iterator[Place]:
    return iter(registry.public_addresses[kind].paths())


def _batches(places: Iterator[Place]) -> Iterator[list[Place]]:
    while batch := list(islice(places, MOST_PATHS)):
        yield batch


def _urls(places: Iterable[Place]) -> HttpResponse:
    lines = (_url(path, code, changed) for path, changed in places for code in CONTENT_LANGUAGES)
    return _xml(f"<urlset {SITEMAPS} {XHTML}>", lines, "</urlset>")


def _url(path: str, language: str, changed: date | None) -> str:
    site, path = settings.SITE_URL, escape(path)
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{site}/{code}/{path}"/>' for code in CONTENT_LANGUAGES
    )
    default = f'<xhtml:link rel="alternate" hreflang="x-default" href="{site}/{path}"/>'
    return f"<url><loc>{site}/{language}/{path}</loc>{_lastmod(changed)}{links}{default}</url>"


def _file(kind: str, number: int, changed: date | None) -> str:
    path = reverse("sitemap_file", args=[kind, number])
    return f"<sitemap><loc>{settings.SITE_URL}{path}</loc>{_lastmod(changed)}</sitemap>"


def _lastmod(changed: date | None) -> str:
    return f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""


def _xml(head: str, lines: Iterable[str], tail: str) -> HttpResponse:
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *lines, tail, ""])
    return HttpResponse(text, content_type="application/xml")
