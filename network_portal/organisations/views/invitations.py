from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from network_portal.accounts.access import person_of
from network_portal.accounts.limits import refuse_beyond
from network_portal.accounts.mailed_links import mailed_link
from network_portal.accounts.permissions import is_signed_in
from network_portal.accounts.way_back import keep_link
from network_portal.common.access import actor_of, requires
from network_portal.organisations.actions.invitations import accept_invitation, resend_invitation, revoke_invitation
from network_portal.organisations.messages import INVITATION_LINK
from network_portal.organisations.models import Invitation
from network_portal.organisations.permissions import can_manage_team
from network_portal.organisations.queries.invitations import (
    invitation_by_token,
    is_addressed_to,
    is_open,
    open_invitations,
)
from network_portal.organisations.views.teams import organisation_for


@mailed_link
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows who invites to what; POST accepts, or leads to sign-up with the address of the invitation."""
    invitation = invitation_by_token(token)
    setattr(request, "is_read_quietly", invitation is not None and invitation.organisation.is_quiet)
    if invitation is None or not is_open(invitation):
        return render(request, "organisations/invitations/over.html", status=410 if invitation else 404)
    if request.method == "POST":
        return _act(request, invitation)
    known = actor_of(request).is_signed_in
    values = {
        "invitation": invitation,
        "organisation": invitation.organisation,
        "for_me": known and is_addressed_to(invitation, person_of(request)),
    }
    return render(request, "organisations/invitations/by_link.html", values)


def _act(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if not actor_of(request).is_signed_in:
        return _sign_in_first(request, invitation)
    accept_invitation(by=actor_of(request), invitation=invitation, person=person_of(request))
    name = invitation.organisation.short_name
    messages.success(request, _("You are in the team of %(name)s now.") % {"name": name})
    return redirect("home:dashboard")


def _sign_in_first(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The way back is kept in the session: in `next` the token would reach logs and histories."""
    keep_link(request, INVITATION_LINK, invitation=invitation.pk, generation=invitation.generation)
    if "sign_up" not in request.POST:
        return redirect("account_login")
    get_adapter().stash_verified_email(request, invitation.email)
    return redirect("account_signup")


@requires(is_signed_in)
@require_POST
def resend(request: HttpRequest, slug: str, invitation: int) -> HttpResponse:
    waiting = _own(request, slug, invitation)
    refuse_beyond(request, {"invite_again": str(waiting.pk), "invite": str(actor_of(request).user_id)})
    resend_invitation(by=actor_of(request), invitation=waiting)
    messages.success(request, _("The invitation was sent again. The link sent before works no longer."))
    return redirect("organisations:team", slug)


@requires(is_signed_in)
@require_POST
def revoke(request: HttpRequest, slug: str, invitation: int) -> HttpResponse:
    revoke_invitation(by=actor_of(request), invitation=_own(request, slug, invitation))
    messages.success(request, _("The invitation is taken back. Its link works no longer."))
    return redirect("organisations:team", slug)


def _own(request: HttpRequest, slug: str, number: int) -> Invitation:
    organisation = organisation_for(request, slug, can_manage_team)
    return get_object_or_404(open_invitations(organisation), pk=number)
