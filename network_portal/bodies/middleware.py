from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from network_portal.bodies.queries.mandates import offices_of
from network_portal.common.actors import Actor

Handler = Callable[[HttpRequest], HttpResponse]
Offices = frozenset[tuple[int, str]]


class OfficesOfActor:
    """Completes request.actor with the offices that the person holds, read when somebody asks for them."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = getattr(request, "actor")
        setattr(request, "actor", SimpleLazyObject(lambda: _with_offices(person)))
        return self.get_response(request)


def _with_offices(person: Any) -> Actor:
    if not person.is_signed_in:
        return cast(Actor, person)
    held = cast(Offices, SimpleLazyObject(lambda: offices_of(person.user_id)))
    none: Offices = frozenset()
    strong = person.has_second_factor
    return replace(copy(person), offices=held if strong else none, dormant_offices=none if strong else held)
