"""What the inner pages of a body share: they speak in its voice, and nobody keeps a copy."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.bodies.models import Body
from network_portal.bodies.queries.words import body_in_words

MECHANISM_VOICE = "mechanism"
Crumb = tuple[str, str]


def body_or_404(slug: str) -> Body:
    body = Body.objects.select_related("parent").filter(slug=slug).first()
    if body is None:
        raise Http404
    return body


def page(body: Body, title: str, *before: Crumb) -> dict[str, Any]:
    """Below the room of the body; the room itself is `page(body, title)` without anything before it."""
    room = (_("Workspace"), reverse("bodies:room", args=[body.slug]))
    crumbs = [(body_in_words(body), ""), *([room] if title != room[0] else []), *before, (title, "")]
    voice = {"voice": MECHANISM_VOICE} if body.kind in Body.OF_THE_MECHANISM else {}
    return {"page_title": title, "breadcrumb": crumbs, "body": body, "is_example": body.is_example, **voice}


def drawn(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    answer = render(request, template, context, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
