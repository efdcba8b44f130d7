"""The mailed links of an organisation in a round: sent anew, or taken back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.errors import DomainError
from network_portal.common.numbers import whole_number
from network_portal.monitoring.actions.links import reissue_link, revoke_link, say_not_me
from network_portal.monitoring.models import MailedLink, Round
from network_portal.monitoring.permissions import can_manage_links, can_see_owed, can_see_rounds
from network_portal.monitoring.queries.links import link_states
from network_portal.monitoring.views.desks import Desk
from network_portal.monitoring.views.rounds import owed_path, page
from network_portal.organisations.models import Organisation


@require_http_methods(PAGE_METHODS)
def links(request: HttpRequest, slug: str, organisation: str) -> HttpResponse:
    """POST `act` 'reissue' or 'revoke' with the link's number and the generation that was seen."""
    actor = actor_of(request)
    permit(actor, can_see_rounds)
    found = get_object_or_404(Round, slug=slug)
    body = get_object_or_404(Organisation, slug=organisation)
    permit(actor, can_see_owed, body.pk, hidden=True)
    permit(actor, can_manage_links, body.pk)
    if request.method == "POST":
        _carry_out(request, found, body)
        return redirect("monitoring:links", slug, organisation)
    crumbs = ((body.short_name, owed_path(found, body)), (_("Mailed links"), ""))
    context = {**page(found, *crumbs), "organisation": body, "rows": link_states(found, body.pk)}
    return render(request, "monitoring/links/links.html", context)


def not_me(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Behind the mailed link: the button that says it reached the wrong person."""
    if request.method == "POST" and desk.link is not None:
        say_not_me(by=desk.by, link=desk.link)
        return render(request, "monitoring/links/not_me_done.html", desk.page(_("Thank you for telling us")))
    context = desk.page(_("Not for you?")) | {"back": "../", "name": desk.by.name}
    return render(request, "monitoring/links/not_me.html", context)


def _carry_out(request: HttpRequest, round_: Round, organisation: Organisation) -> None:
    number, seen = whole_number(request.POST.get("link", "")), whole_number(request.POST.get("generation", ""))
    if number is None or seen is None:
        return
    link = get_object_or_404(MailedLink, pk=number, round=round_, organisation=organisation)
    call: dict[str, Any] = {"by": actor_of(request), "link": link, "generation": seen}
    try:
        if request.POST.get("act") == "reissue" and reissue_link(**call):
            messages.success(request, _("A new link is on its way to %(name)s.") % {"name": link.person})
        if request.POST.get("act") == "revoke" and revoke_link(**call):
            messages.success(request, _("The link of %(name)s does not open any more.") % {"name": link.person})
    except DomainError as error:
        messages.error(request, str(error))
