from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.bodies.permissions import can_read_inside, can_write_inside
from network_portal.bodies.queries.history import events_of, told_of
from network_portal.bodies.views.pages import body_or_404, drawn, page
from network_portal.bodies.views.paging import page_of, ways
from network_portal.common.access import actor_of, permit
from network_portal.common.languages import date_in_words


@require_safe
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed in the body; organisations by the name under which they sit, and no person."""
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    found = page_of(request, events_of(body, runs=can_write_inside.test(actor, body)))
    entries = [{"text": words, "when": date_in_words(at, "minute")} for words, at in told_of(body, list(found))]
    context = {**page(body, _("What changed in the body")), **ways(request, found), "entries": entries}
    return drawn(request, "bodies/history/history.html", context)
