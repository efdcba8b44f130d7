"""Whole public pages for anonymous readers, kept until the content changes.

What can be kept is bounded, because in production the pages lie in the same Redis as the job queue, which must
never be full: an address has a slot, a slot holds one page, the newest. So there are never more pages than slots,
nothing has to be counted or evicted, and a new version takes the room of the old one. Addresses with a query have
slots of their own: whoever makes up queries pushes out other queries only. All slots full of the heaviest pages
take 128 MB; the pages of today take a tenth of that.
"""

import gzip
import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any

import brotli
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from django.utils.translation import get_language_from_path, get_language_from_request
from django.views.decorators.http import require_safe

from network_portal.common import clock, registry

Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]
KEPT_SECONDS = 60
CACHE_CONTROL = "public, max-age=30"
SLOTS, SLOTS_OF_QUERIES = 1024, 256
MOST_BYTES = 100_000
LONGEST_QUERY = 200


@dataclass(frozen=True)
class KeptPage:
    """One answer packed for its way; `place` says what it answers, `headers` are all but those of its packing."""

    place: str
    headers: tuple[tuple[str, str], ...]
    brotli: bytes
    gzip: bytes
    etag: str

    @property
    def is_small(self) -> bool:
        return len(self.brotli) + len(self.gzip) <= MOST_BYTES

    def body(self, coding: str) -> bytes:
        return {"br": self.brotli, "gzip": self.gzip}[coding] if coding else gzip.decompress(self.gzip)


def public_page(view: View) -> View:
    """Marks a view that only shows, and whose answer to an anonymous reader is the same for everyone."""
    return public_page_reading()(view)


def public_page_reading(*names: str) -> Callable[[View], View]:
    """`public_page` for a view that reads these names of the address's query; with any other it is not kept."""

    def decorate(view: View) -> View:
        @wraps(view)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            mark_public(response, names)
            return response

        return require_safe(marked)

    return decorate


def mark_public(response: HttpResponse, names: Collection[str]) -> None:
    """Says that the answer is everyone's, and which names of a query it depends on."""
    setattr(response, "public_page_reads", frozenset(names))


class PublicPages:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or _carries_identity(request):
            return self.get_response(request)
        pages, asked = caches["pages"], _asked(request)
        place, slot = _place(asked), _slot(asked, has_query=bool(request.META.get("QUERY_STRING")))
        kept: KeptPage | None = pages.get(slot)
        if kept is None or kept.place != place:
            response = self.get_response(request)
            if not _is_public(request, response):
                return response
            kept = _packed(request, response, place)
            if kept.is_small and _is_understood(request, response):
                pages.set(slot, kept, KEPT_SECONDS)
        return _answer(request, kept)


def _carries_identity(request: HttpRequest) -> bool:
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "HTTP_AUTHORIZATION" in request.META


def _asked(request: HttpRequest) -> str:
    """All of a request that its answer may depend on: answers hold absolute links, and words."""
    language = get_language_from_request(request, check_path=True)
    return f"{language} {request.scheme}://{request.get_host()}{request.get_full_path()}"


def _place(asked: str) -> str:
    version = "".join(read() for read in registry.content_version.values())
    return _digest(f"{version} {clock.today()} {asked}".encode())


def _slot(asked: str, *, has_query: bool) -> str:
    number = int(_digest(asked.encode()), 16)
    return f"query-{number % SLOTS_OF_QUERIES}" if has_query else f"page-{number % SLOTS}"


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=16).hexdigest()


def _is_public(request: HttpRequest, response: HttpResponse) -> bool:
    if not hasattr(response, "public_page_reads") or response.status_code != 200 or response.streaming:
        return False
    session = getattr(request, "session", None)
    return not (response.cookies or (session is not None and session.modified))


def _is_understood(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the query is one that the page itself could have made."""
    query: str = request.META.get("QUERY_STRING", "")
    return len(query) <= LONGEST_QUERY and request.GET.keys() <= getattr(response, "public_page_reads")


def _packed(request: HttpRequest, response: HttpResponse, place: str) -> KeptPage:
    """A page with its language in the address is the same for every reader; other answers may not be, and their
    language is nobody's choice."""
    body, has_language = response.content, bool(get_language_from_path(request.path_info))
    response.headers["Vary"] = "Accept-Encoding, Cookie" if has_language else "Accept-Encoding, Accept-Language, Cookie"
    response.headers["Cache-Control"] = CACHE_CONTROL
    dropped = {"content-length"} if has_language else {"content-length", "content-language"}
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in dropped)
    return KeptPage(place, headers, brotli.compress(body, quality=5), gzip.compress(body, 6, mtime=0), _digest(body))


def _answer(request: HttpRequest, kept: KeptPage) -> HttpResponse:
    coding = _coding(request.headers.get("Accept-Encoding", ""))
    etag = f'"{kept.etag}{coding}"'
    response: HttpResponse
    if _is_named(etag, request.headers.get("If-None-Match", "")):
        headers = {name: value for name, value in kept.headers if name in ("Cache-Control", "Vary")}
        response = HttpResponseNotModified(headers=headers)
    else:
        body = kept.body(coding)
        response = HttpResponse(b"" if request.method == "HEAD" else body, headers=dict(kept.headers))
        response.headers["Content-Length"] = str(len(body))
        if coding:
            response.headers["Content-Encoding"] = coding
    response.headers["ETag"] = etag
    return response


def _coding(accepted: str) -> str:
    """The smaller of our codings that the reader takes: 'br', 'gzip' or '' (as it is)."""
    weights = {}
    for one in accepted.lower().replace(" ", "").split(","):
        name, _semicolon, weight = one.partition(";q=")
        weights[name] = weight.strip("0.") != "" or weight == ""
    return next((coding for coding in ("br", "gzip") if weights.get(coding, weights.get("*", False))), "")


def _is_named(etag: str, named: str) -> bool:
    """A proxy that packs again calls the same page weak."""
    return bool(named) and (named == "*" or etag in [one.removeprefix("W/") for one in parse_etags(named)])
