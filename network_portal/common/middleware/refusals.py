from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse

from network_portal.common import kept_answers
from network_portal.common.access import actor_of
from network_portal.common.errors import DomainError, SecondFactorRequired, SignInRequired

Handler = Callable[[HttpRequest], HttpResponse]


class Refusals:
    """Turns the refusals of permissions and rules into pages, once for all doors; loses nothing that was typed."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and kept_answers.SESSION_KEY in request.session:
            kept = kept_answers.waiting_answer(request)
            if kept and request.method == "GET" and "kept" not in request.GET:
                return render(request, "kept_answer.html", {"kept": kept, "typed_words": kept.words})
            if kept and request.method == "POST":
                kept_answers.forget(request)
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not response.content:
            return _only_a_button(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, SignInRequired):
            return self._sign_in(request)
        if isinstance(exception, SecondFactorRequired):
            return self._second_factor(request)
        if isinstance(exception, DomainError):
            words = kept_answers.typed_words(request)
            return render(request, "400.html", {"sentence": str(exception), "typed_words": words}, status=400)
        return None

    def _sign_in(self, request: HttpRequest) -> HttpResponse:
        """A session may have ended under the hands of its person: what they sent waits for them, or is shown."""
        if request.path_info.startswith("/api/"):
            return JsonResponse({"code": "not_authenticated"}, status=401)
        person_id = getattr(request, "ended_session_of", None)
        words = kept_answers.typed_words(request) if settings.SESSION_COOKIE_NAME in request.COOKIES else []
        if words and not (person_id and kept_answers.keep(request, person_id)):
            context = {"typed_words": words, "next": urlencode({"next": _way_back(request)})}
            return render(request, "sign_in_again.html", context, status=401)
        return redirect_to_login(_way_back(request), resolve_url(settings.LOGIN_URL))

    def _second_factor(self, request: HttpRequest) -> HttpResponse:
        person_id = actor_of(request).user_id
        if person_id and request.method == "POST":
            kept_answers.keep(request, person_id)
        address = reverse("accounts:second_factor")
        return HttpResponseRedirect(f"{address}?{urlencode({'next': _way_back(request)})}")


def _only_a_button(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """An address that takes a press and shows nothing, opened from a history or a bookmark."""
    answer = render(request, "405.html", status=405)
    answer.headers["Allow"] = refused.headers["Allow"]
    return answer


def _way_back(request: HttpRequest) -> str:
    return request.get_full_path()
