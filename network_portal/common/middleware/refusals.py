from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse

from network_portal.common.errors import DomainError, SecondFactorRequired, SignInRequired

Handler = Callable[[HttpRequest], HttpResponse]


class Refusals:
    """Turns the refusals of permissions and rules into pages, once for all doors."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, SignInRequired):
            return self._sign_in(request)
        if isinstance(exception, SecondFactorRequired):
            return self._second_factor(request)
        if isinstance(exception, DomainError):
            return render(request, "400.html", {"sentence": str(exception)}, status=400)
        return None

    def _sign_in(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/api/"):
            return JsonResponse({"code": "not_authenticated"}, status=401)
        return redirect_to_login(_way_back(request), resolve_url(settings.LOGIN_URL))

    def _second_factor(self, request: HttpRequest) -> HttpResponse:
        address = reverse("accounts:second_factor")
        return HttpResponseRedirect(f"{address}?{urlencode({'next': _way_back(request)})}")


def _way_back(request: HttpRequest) -> str:
    return request.get_full_path() if request.method in ("GET", "HEAD") else request.path
