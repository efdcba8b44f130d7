"""Writing to those who carried a practice out, without knowing their addresses."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.accounts.limits import counts
from network_portal.common.access import PAGE_METHODS, actor_of
from network_portal.knowledge.actions.relays import relay_letter
from network_portal.knowledge.forms.relays import RelayForm
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.relays import is_reachable
from network_portal.knowledge.queries.values import text_written

TOO_MANY = 429


@require_http_methods(PAGE_METHODS)
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Not there where nobody would receive it. What a machine fills in is thanked for and goes nowhere."""
    by, practice = actor_of(request), get_object_or_404(Practice.objects.published(), slug=slug)
    if not is_reachable(practice):
        raise Http404
    form = RelayForm(request.POST or None)
    if form.is_valid() and form.is_of_a_machine:
        return _sent(request, slug)
    is_within = not form.is_valid() or counts(request, _limits(practice, form.cleaned_data["address"]))
    if not is_within:
        form.add_error(None, _too_many())
    said = {name: value for name, value in form.cleaned_data.items() if name != "homepage"} if form.is_bound else {}
    if is_within and form.carried_out(lambda: relay_letter(by=by, practice=practice, **said)):
        return _sent(request, slug)
    answer = render(request, "knowledge/relays/contact.html", _context(practice, form), status=_status(is_within))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _limits(practice: Practice, address: str) -> dict[str, str]:
    return {
        "relay_of_network": "",
        "relay_of_writer": address.casefold(),
        "relay_to_practice": str(practice.pk),
    }


def _status(is_within: bool) -> int:
    return 200 if is_within else TOO_MANY


def _too_many() -> str:
    sentence = _(
        "Many letters were sent in a short time, so this one was not passed on. Your text is kept below: try again in "
        "an hour, or write to %(email)s."
    )
    return sentence % {"email": settings.CONTACT_EMAIL}


def _sent(request: HttpRequest, slug: str) -> HttpResponse:
    messages.success(request, _("Your message is on its way. The people of this practice answer you by e-mail."))
    return redirect("knowledge:practice", slug)


def _context(practice: Practice, form: RelayForm) -> dict[str, Any]:
    title, text = _("Write to the people of this practice"), text_written(practice)
    own = reverse("knowledge:practice", args=[practice.slug])
    return {
        "page_title": title,
        "breadcrumb": [(_("Practices"), reverse("knowledge:practices")), (text.title, own), (title, "")],
        "practice": practice,
        "text": text,
        "form": form,
        "is_example": practice.is_example,
    }
