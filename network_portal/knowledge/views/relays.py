"""Writing to those who carried a practice out, without knowing their addresses."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.common.access import PAGE_METHODS, actor_of
from network_portal.knowledge.actions.relays import relay_letter
from network_portal.knowledge.forms.relays import PracticeRelayForm
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.relays import is_reachable
from network_portal.knowledge.queries.values import text_written
from network_portal.organisations.views.relays import answer, passed_on


@require_http_methods(PAGE_METHODS)
def contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Not there where nobody would receive it."""
    by, practice = actor_of(request), get_object_or_404(Practice.objects.published(), slug=slug)
    if not is_reachable(practice):
        raise Http404
    form = PracticeRelayForm(request.POST or None)
    if passed_on(
        request,
        form,
        receiver={"relay_to_practice": str(practice.pk)},
        send=lambda: relay_letter(by=by, practice=practice, **form.said),
    ):
        messages.success(request, _("Your message is on its way. The people of this practice answer you by e-mail."))
        return redirect("knowledge:practice", slug)
    return answer(request, "knowledge/relays/contact.html", form, _context(practice))


def _context(practice: Practice) -> dict[str, Any]:
    title, text = _("Write to the people of this practice"), text_written(practice)
    own = reverse("knowledge:practice", args=[practice.slug])
    return {
        "page_title": title,
        "breadcrumb": [(_("Practices"), reverse("knowledge:practices")), (text.title, own), (title, "")],
        "own_url": own,
        "text": text,
        "is_example": practice.is_example,
    }
