from allauth.account.utils import get_next_redirect_url
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.accounts.middleware import ends_at
from network_portal.accounts.permissions import is_signed_in
from network_portal.common import clock
from network_portal.common.access import actor_of, requires


@requires(is_signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def keep_session(request: HttpRequest) -> HttpResponse:
    """`{"ends_in": seconds, "csrf": token}`; a form without script goes back to where it came from."""
    moment = clock.now().timestamp()
    if request.method == "POST":
        request.session["seen_at"] = moment
        if "text/html" in request.headers.get("Accept", ""):
            return HttpResponseRedirect(_where_from(request))
    left = int(ends_at(request, moment) - moment)
    return JsonResponse({"ends_in": left, "csrf": get_token(request)})


@requires(is_signed_in)
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Asks for the second factor, or leads to setting one up, and then back to a safe `next`."""
    way_back = get_next_redirect_url(request) or reverse("accounts:home")
    if actor_of(request).confirmed_recently:
        request.session.pop("second_factor_next", None)
        return HttpResponseRedirect(way_back)
    types = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    if not types:
        here = f"{request.path}?{urlencode({'next': way_back})}"
        request.session["second_factor_next"] = here
        return render(request, "accounts/sessions/second_factor.html", {"here": here})
    route = "mfa_reauthenticate" if Authenticator.Type.TOTP in types else "mfa_reauthenticate_webauthn"
    return HttpResponseRedirect(f"{reverse(route)}?{urlencode({'next': way_back})}")


def _where_from(request: HttpRequest) -> str:
    referer = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if own else resolve_url("accounts:home")
