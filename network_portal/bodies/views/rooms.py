from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.bodies.permissions import can_read_inside
from network_portal.bodies.queries.rooms import panels_of
from network_portal.bodies.views.pages import body_or_404, drawn, page
from network_portal.common.access import actor_of, permit


@require_safe
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """The members' room of a body: what is new, what comes, what there is to do."""
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    context = {**page(body, _("Workspace")), "panels": panels_of(actor, body)}
    return drawn(request, "bodies/rooms/room.html", context)
