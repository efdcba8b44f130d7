"""What is answered when there is no answer: a page for people, JSON below /api/."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string

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
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Touches neither database nor session: they may be what broke."""
    if request.path_info.startswith(API):
        return _json(500, "server_error", "error", "Something broke on our side.")
    return HttpResponse(render_to_string("500.html"), status=500)


def _json(status: int, kind: str, code: str, detail: str) -> JsonResponse:
    errors = [{"code": code, "detail": detail, "attr": None}]
    return JsonResponse({"type": kind, "errors": errors}, status=status)
