"""Writing to the people of an organisation without knowing their addresses."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.accounts.limits import full_limit, network_of
from network_portal.common.access import PAGE_METHODS, actor_of
from network_portal.common.languages import current_language, translated_text
from network_portal.organisations.actions.relays import relay_to_organisation
from network_portal.organisations.forms.relays import RelayForm
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.relays import takes_messages

TOO_MANY = 429
OF_AN_HOUR = ("relay_of_network", "relay_of_writer")


@require_http_methods(PAGE_METHODS)
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Not there where the organisation did not choose it."""
    by, body = actor_of(request), get_object_or_404(Organisation.objects.listed(), slug=slug)
    if not takes_messages(body):
        raise Http404
    form = RelayForm(request.POST or None)
    if passed_on(
        request,
        form,
        receiver={"relay_to_organisation": str(body.pk)},
        send=lambda: relay_to_organisation(by=by, organisation=body, **form.said),
    ):
        messages.success(
            request, _("Your message is on its way. The people of this organisation answer you by e-mail.")
        )
        return redirect("home:organisation", slug)
    return answer(request, "organisations/relays/contact.html", form, _context(body))


def passed_on(request: HttpRequest, form: RelayForm, *, receiver: dict[str, str], send: Callable[[], Any]) -> bool:
    """Whether the writer is thanked; what a machine fills in is thanked for and goes nowhere. `receiver` is the limit
    of whom it is for, with its key."""
    if not form.is_valid():
        return False
    if form.is_of_a_machine:
        return True
    full = _full_limit(request, form.cleaned_data["address"], receiver)
    if full:
        form.is_too_many = True
        form.add_error(None, _too_many(full))
        return False
    return form.carried_out(send)


def answer(request: HttpRequest, template: str, form: RelayForm, context: dict[str, Any]) -> HttpResponse:
    status = TOO_MANY if form.is_too_many else 200
    response = render(request, template, {"form": form, **context}, status=status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _full_limit(request: HttpRequest, address: str, receiver: dict[str, str]) -> str:
    """Once those who receive had their letters of a day, each network still has a few: who floods them closes the way
    to themselves alone, and they are not buried all the same."""
    sender = {"relay_of_network": "", "relay_of_writer": address.casefold()}
    full = full_limit(request, sender | receiver)
    if full not in receiver:
        return full
    [whom] = (f"{limit} {key}" for limit, key in receiver.items())
    few = {"relay_of_network_beyond": f"{whom} {network_of(request)}", "relay_beyond": whom}
    return full_limit(request, sender | few)


def _too_many(full: str) -> str:
    values = {"email": settings.CONTACT_EMAIL}
    if full in OF_AN_HOUR:
        return (
            _(
                "Many letters were sent from your address or your network in the last hour, so this one was not passed "
                "on. Your text stands below on this page, and nowhere else: try again in an hour, or write to "
                "%(email)s."
            )
            % values
        )
    return (
        _(
            "These people received many letters today, so this one was not passed on. Your text stands below on this "
            "page, and nowhere else: try again tomorrow, or write to %(email)s."
        )
        % values
    )


def _context(body: Organisation) -> dict[str, Any]:
    title, own = _("Write to the people of this organisation"), reverse("home:organisation", args=[body.slug])
    name, language = translated_text(body, "name", current_language())
    return {
        "page_title": title,
        "breadcrumb": [(_("Directory"), reverse("home:directory")), (body.short_name, own), (title, "")],
        "own_url": own,
        "name": name,
        "name_language": language,
        "is_example": body.is_example,
    }
