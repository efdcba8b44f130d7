"""What the pages of joining and leaving share: they speak in the voice of the Mechanism, and nobody keeps a copy."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from mechanism.models import MembershipRequest
from mechanism.queries.tables import find_table
from mechanism.views.mechanism import VOICE
from network_portal.bodies.models import Body
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.access import actor_of
from network_portal.common.forms.versions import VersionedForm
from network_portal.common.numbers import whole_number
from network_portal.organisations.models import Organisation

REFUSED = 409
Crumb = tuple[str, str]


def table_or_404(number: int) -> Body:
    body = find_table(number)
    if body is None:
        raise Http404
    return body


def spoken_for(request: HttpRequest) -> Organisation | None:
    """For whom the form says that it acts; before there is one the address says it, or it is for whom the person acts
    now: a link of one organisation's page never leads to a form of another."""
    if request.method == "POST":
        number = whole_number(request.POST.get("organisation", ""))
    elif "organisation" in request.GET:
        number = whole_number(request.GET["organisation"])
    else:
        number = actor_of(request).acting_for
    return Organisation.objects.filter(pk=number or 0).first()


def page(title: str, *before: Crumb) -> dict[str, Any]:
    crumbs = [(_("Mechanism"), reverse("mechanism:mechanism")), *before, (title, "")]
    return {"page_title": title, "breadcrumb": crumbs, "voice": VOICE}


def of_table(body: Body) -> Crumb:
    return body_in_words(body), reverse("mechanism:table", args=[body.number])


def drawn(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    answer = render(request, template, context, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def pressed_before(asked: MembershipRequest, by: int | None, *forms: VersionedForm) -> bool:
    """Whether a press came too late only because the same person's first one led to the state that is there now."""
    late = [form for form in forms if form.in_conflict]
    seen = [form.cleaned_data.get("version") for form in late]
    return by in (asked.decided_by_id, asked.answered_by_id) and any(one and one + 1 == asked.version for one in seen)
