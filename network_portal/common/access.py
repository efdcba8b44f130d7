"""The guard at every door: one predicate, and the answers of `fixtures/permission_matrix.csv`.

Y allowed, N refused (403), H hidden like what does not exist (404), L sign-in first, M with a second factor just given.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from rules.predicates import Predicate

from network_portal.common.actors import ANYONE, Actor
from network_portal.common.errors import SecondFactorRequired, SignInRequired

View = Callable[..., HttpResponse]
PAGE_METHODS = ("GET", "HEAD", "POST")


def actor_of(request: HttpRequest) -> Actor:
    return getattr(request, "actor", ANYONE)


def permit(
    actor: Actor, predicate: Predicate, target: Any = None, *, hidden: bool = False, even_sign_in: bool = False
) -> None:
    """Let through, or raise.

    Not signed in: SignInRequired. A role that waits for a second factor: SecondFactorRequired. Otherwise
    PermissionDenied (403), or Http404 where `hidden`: exactly like something that does not exist. With
    `even_sign_in` that is the answer to strangers too, who are not told that signing in could open it.
    """
    if predicate.test(actor, target):
        return
    if not actor.is_signed_in:
        raise Http404 if even_sign_in else SignInRequired
    if predicate.test(actor.with_second_factor(), target):
        raise SecondFactorRequired
    if hidden:
        raise Http404
    raise PermissionDenied


def requires(predicate: Predicate, *, hidden: bool = False) -> Callable[[View], View]:
    """`permit` for a page whose answer depends on the person alone. A page is read or posted to: else 405."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            permit(actor_of(request), predicate, hidden=hidden)
            if request.method not in PAGE_METHODS:
                return HttpResponseNotAllowed(PAGE_METHODS)
            return view(request, *args, **kwargs)

        return guarded

    return decorate
