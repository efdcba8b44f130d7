"""Whole public pages for anonymous readers, kept until the content changes."""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import brotli
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from network_portal.common import clock, registry

Handler = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]
KEPT_SECONDS = 3600
CACHE_CONTROL = "public, max-age=30"


@dataclass(frozen=True)
class KeptPage:
    """One page in its three wrappings, with the headers that the inner house gave it."""

    headers: tuple[tuple[str, str], ...]
    bodies: dict[str, bytes]
    etag: str


def public_page(view: View) -> View:
    """Marks a view that only shows, and whose answer to an anonymous reader is the same for everyone."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        setattr(response, "is_public_page", True)
        return response

    return require_safe(marked)


class PublicPages:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or _carries_identity(request):
            return self.get_response(request)
        request.get_host()
        key = _key(request)
        pages = caches["pages"]
        kept: KeptPage | None = pages.get(key)
        if kept is None:
            response = self.get_response(request)
            if not _may_be_kept(request, response):
                return response
            kept = _keep(response)
            pages.set(key, kept, KEPT_SECONDS)
        return _answer(request, kept)


def _carries_identity(request: HttpRequest) -> bool:
    cookies = request.META.get("HTTP_COOKIE", "")
    return "sessionid" in cookies or "HTTP_AUTHORIZATION" in request.META


def _key(request: HttpRequest) -> str:
    version = "".join(read() for read in registry.content_version.values())
    place = f"{request.get_full_path()}|{request.headers.get('Accept', '')[:40] if '/api/' in request.path else ''}"
    language = request.META.get("HTTP_ACCEPT_LANGUAGE", "") if request.path.startswith("/api/") else ""
    text = f"{version}|{clock.today()}|{place}|{language}"
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    if not getattr(response, "is_public_page", False) or response.status_code != 200 or response.streaming:
        return False
    session = getattr(request, "session", None)
    return not (response.cookies or (session is not None and session.modified))


def _keep(response: HttpResponse) -> KeptPage:
    body = response.content
    kept_headers = tuple((k, v) for k, v in response.items() if k.lower() not in ("content-length", "vary"))
    bodies = {"": body, "br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6, mtime=0)}
    return KeptPage(kept_headers, bodies, hashlib.blake2b(body, digest_size=12).hexdigest())


def _answer(request: HttpRequest, kept: KeptPage) -> HttpResponse:
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    coding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
    etag = f'"{kept.etag}{coding}"'
    response: HttpResponse
    if request.META.get("HTTP_IF_NONE_MATCH") == etag:
        response = HttpResponseNotModified()
    else:
        body = kept.bodies[coding]
        response = HttpResponse(b"" if request.method == "HEAD" else body)
        response.headers["Content-Length"] = str(len(body))
        for name, value in kept.headers:
            response.headers[name] = value
        if coding:
            response.headers["Content-Encoding"] = coding
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    return response
