"""What is answered when there is no answer: a page for people, JSON below /api/."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from network_portal.common import kept_answers
from network_portal.common.access import actor_of
from network_portal.common.context import of_no_page

API = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API):
        return _json(400, "client_error", "bad_request", "The request was not understood.")
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API):
        return _json(403, "client_error", "permission_denied", "This is not open to you.")
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if request.path_info.startswith(API):
        return _json(404, "client_error", "not_found", "Not found.")
    words = kept_answers.typed_words(request) if actor_of(request).is_signed_in else []
    return render(request, "404.html", {"typed_words": words, **of_no_page()}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Touches neither database nor session: they may be what broke."""
    if request.path_info.startswith(API):
        return _json(500, "server_error", "error", "Something broke on our side.")
    return HttpResponse(render_to_string("500.html"), status=500)


def too_large(request: HttpRequest) -> HttpResponse:
    """Touches neither the body nor the session."""
    if request.path_info.startswith(API):
        return _json(413, "client_error", "too_large", "The request is too large.")
    megabytes = settings.UPLOAD_MAX_BYTES // 1024**2
    return HttpResponse(render_to_string("413.html", {"megabytes": megabytes}), status=413)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Only what came from a page of ours is shown again: nobody else's words in our name."""
    if request.path_info.startswith(API):
        return _json(403, "client_error", "permission_denied", "The CSRF token is missing or wrong.")
    from_here = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    words = kept_answers.typed_words(request) if from_here else []
    return HttpResponse(render_to_string("403_csrf.html", {"typed_words": words}, request), status=403)


def _json(status: int, kind: str, code: str, detail: str) -> JsonResponse:
    errors = [{"code": code, "detail": detail, "attr": None}]
    return JsonResponse({"type": kind, "errors": errors}, status=status)
