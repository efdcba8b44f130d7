"""What a body announces to all its members: written, looked at, sent once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from network_portal.bodies.actions.announcements import announce
from network_portal.bodies.forms.announcements import AnnouncementForm
from network_portal.bodies.permissions import can_read_inside, can_write_inside
from network_portal.bodies.queries.announcements import announcements_of, readers_of
from network_portal.bodies.views.pages import body_or_404, drawn, page
from network_portal.bodies.views.paging import page_of, ways
from network_portal.common.access import PAGE_METHODS, actor_of, permit


@require_safe
def announcements(request: HttpRequest, slug: str) -> HttpResponse:
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_read_inside, body, hidden=True)
    found = page_of(request, announcements_of(body))
    context = {
        **page(body, _("Announcements")),
        **ways(request, found),
        "rows": found,
        "may_write": can_write_inside.test(actor, body),
    }
    return drawn(request, "bodies/announcements/announcements.html", context)


@require_http_methods(PAGE_METHODS)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """`act` shows what would be sent and to how many, or sends it."""
    body, actor = body_or_404(slug), actor_of(request)
    permit(actor, can_write_inside, body)
    form = AnnouncementForm(request.POST or None)
    sends = request.POST.get("act") == "send"
    if sends and form.carried_out(
        lambda: announce(by=actor, body=body, key=form.cleaned_data["key"], values=form.values)
    ):
        messages.success(request, _("The announcement is on its way to every member."))
        return redirect("bodies:announcements", slug)
    home = (_("Announcements"), reverse("bodies:announcements", args=[slug]))
    context = {**page(body, _("Announce something to all members"), home), "form": form}
    if form.is_bound and form.is_valid() and request.POST.get("act") == "look":
        count = len(readers_of(body))
        context["readers"] = ngettext("It goes to %(count)d person.", "It goes to %(count)d people.", count) % {
            "count": count
        }
        return drawn(request, "bodies/announcements/preview.html", context)
    return drawn(request, "bodies/announcements/new.html", context)
