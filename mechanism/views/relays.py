"""A member of a table writes to another one, without learning an address."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mechanism.actions.relays import write_to_member
from mechanism.forms.relays import MemberLetterForm
from mechanism.views.pages import drawn, of_table, page, spoken_for, table_or_404
from network_portal.accounts.access import person_of
from network_portal.accounts.limits import full_limit
from network_portal.bodies.models import Body
from network_portal.bodies.permissions import can_see_members
from network_portal.bodies.queries.members import acting_seats
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.organisations.models import Organisation

TOO_MANY = 429


def _writes_for(request: HttpRequest, body: Body) -> Organisation | None:
    """One of the person's organisations that sits there: of another the members do not know (P03). The one that they
    act for, or the first; none for who answers for the table without sitting in it."""
    own, mine = spoken_for(request), actor_of(request).memberships
    there = [seat.organisation for seat in acting_seats(body).filter(organisation__in=list(mine))]
    return next((one for one in there if one == own), there[0] if there else None)


@require_http_methods(PAGE_METHODS)
def contact(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    body, actor = table_or_404(number), actor_of(request)
    permit(actor, can_see_members, body, hidden=True)
    seat = acting_seats(body).filter(organisation__slug=slug).first()
    if seat is None:
        raise Http404
    writes_for = _writes_for(request, body)
    form = MemberLetterForm(request.POST or None, organisation=writes_for or seat.organisation)
    limits = {
        "relay_of_network": "",
        "relay_of_writer": f"person:{actor.user_id}",
        "relay_to_member": str(seat.organisation_id),
    }
    is_within = not form.is_valid() or not full_limit(request, limits)
    if not is_within:
        form.add_error(None, _("Many letters were sent in a short time; this one was not. Try again in an hour."))
    name = writes_for.short_name if writes_for else _("Regional Network")
    by = actor.speaking_for(writes_for.pk) if writes_for else actor

    def writes() -> int:
        words, target = form.cleaned_data["words"], seat.organisation
        return write_to_member(
            by=by, writer=person_of(request), writes_for=name, body=body, organisation=target, words=words
        )

    if is_within and form.carried_out(writes):
        messages.success(request, _("Your message is on its way. They answer you by e-mail."))
        return redirect("mechanism:members", number)
    there = (_("Members of %(table)s") % {"table": body_in_words(body)}, reverse("mechanism:members", args=[number]))
    title = _("Write to %(name)s") % {"name": seat.organisation.short_name}
    context = {
        **page(title, of_table(body), there),
        "table": body,
        "organisation": seat.organisation,
        "writes_for": name,
        "form": form,
        "is_example": seat.organisation.is_example,
    }
    return drawn(request, "mechanism/relays/contact.html", context, 200 if is_within else TOO_MANY)
