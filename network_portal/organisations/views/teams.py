from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from rules.predicates import Predicate

from network_portal.accounts.limits import refuse_beyond
from network_portal.accounts.permissions import is_signed_in
from network_portal.common.access import actor_of, permit, requires
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.actions.teams import change_team_role, hand_over, leave_team
from network_portal.organisations.forms.invitations import InviteForm, SuccessorForm
from network_portal.organisations.forms.teams import HandOverForm, TeamRoleForm
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.models.teams import TEAM_ROLE_NAMES
from network_portal.organisations.permissions import (
    can_edit_profile,
    can_hand_over,
    can_leave_team,
    can_manage_team,
    can_protect,
    can_read_team,
    is_in_team,
)
from network_portal.organisations.queries.invitations import open_invitations
from network_portal.organisations.queries.protection import protected_name_of
from network_portal.organisations.queries.teams import speaks_for_itself, team_of
from network_portal.organisations.rules.invitations import usual_role

GET_OR_POST = ["GET", "HEAD", "POST"]


@requires(is_signed_in)
@require_http_methods(GET_OR_POST)
def team(request: HttpRequest, slug: str) -> HttpResponse:
    """The team of one's organisation; POST invites somebody."""
    organisation = organisation_for(request, slug, can_manage_team if request.method == "POST" else can_read_team)
    form = InviteForm(
        request.POST or None, initial={"language": current_language(), "role": usual_role(organisation.kind)}
    )
    if form.is_valid() and _invites(request, organisation, form):
        return redirect("organisations:team", slug)
    manages = can_manage_team.test(actor_of(request), organisation)
    represents = can_protect.test(actor_of(request), organisation)
    values = {
        "organisation": organisation,
        "seats": team_of(organisation),
        "invitations": open_invitations(organisation) if manages else [],
        "form": form,
        "roles": TEAM_ROLE_NAMES,
        "manages": manages,
        "edits": can_edit_profile.test(actor_of(request), organisation),
        "represents": represents,
        "kept": protected_name_of(organisation) if represents else None,
        "hands_over": can_hand_over.test(actor_of(request), organisation),
        "has_voice": speaks_for_itself(organisation),
    }
    return render(request, "organisations/teams/team.html", values)


@requires(is_signed_in)
@require_http_methods(GET_OR_POST)
def replace(request: HttpRequest, slug: str, seat: int) -> HttpResponse:
    organisation = organisation_for(request, slug, can_manage_team)
    found = get_object_or_404(team_of(organisation), pk=seat)
    form = SuccessorForm(request.POST or None, initial={"language": current_language()})
    if form.is_valid() and _invites(request, organisation, form, replaces=found):
        return redirect("organisations:team", slug)
    values = {"organisation": organisation, "seat": found, "form": form}
    return render(request, "organisations/teams/replace.html", values)


@requires(is_signed_in)
@require_POST
def change_role(request: HttpRequest, slug: str, seat: int) -> HttpResponse:
    organisation = organisation_for(request, slug, can_manage_team)
    found = get_object_or_404(team_of(organisation), pk=seat)
    form = TeamRoleForm(request.POST)
    if form.is_valid():
        change_team_role(by=_speaking(request, organisation), seat=found, role=form.cleaned_data["role"])
        messages.success(request, _("The role is changed."))
    return redirect("organisations:team", slug)


@requires(is_signed_in)
@require_http_methods(GET_OR_POST)
def hand_over_page(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = organisation_for(request, slug, can_hand_over)
    actor = _speaking(request, organisation)
    others = team_of(organisation).exclude(user=actor.user_id)
    form = HandOverForm(request.POST or None, others=others)
    if form.carried_out(lambda: hand_over(by=actor, organisation=organisation, **form.said)):
        messages.success(request, _("%(person)s represents the organisation now.") % {"person": form.said["to"].user})
        return redirect("organisations:team", slug) if form.said["stays"] else redirect("accounts:home")
    values = {"organisation": organisation, "form": form, "others": others}
    return render(request, "organisations/teams/hand_over.html", values)


def _speaking(request: HttpRequest, organisation: Organisation) -> Actor:
    """Who acts in a team acts for it, whatever they chose in another window; a co-chair for whom they chose."""
    actor = actor_of(request)
    return actor.speaking_for(organisation.pk) if is_in_team.test(actor, organisation) else actor


@requires(is_signed_in)
@require_POST
def end_seat(request: HttpRequest, slug: str, seat: int) -> HttpResponse:
    organisation = organisation_for(request, slug, can_read_team)
    found = get_object_or_404(team_of(organisation), pk=seat)
    actor = actor_of(request)
    if not can_leave_team.test(actor, found):
        permit(actor, can_manage_team, organisation)
    leave_team(by=_speaking(request, organisation), seat=found)
    if found.user_id == actor.user_id:
        messages.success(request, _("You left the team of %(name)s.") % {"name": organisation.short_name})
        return redirect("accounts:home")
    messages.success(request, _("%(person)s is no longer in the team.") % {"person": found.user})
    return redirect("organisations:team", slug)


def organisation_for(request: HttpRequest, slug: str, predicate: Predicate) -> Organisation:
    """An organisation that is not seen by everyone answers a stranger as if it did not exist; its team knows it."""
    organisation = get_object_or_404(Organisation, slug=slug)
    actor = actor_of(request)
    hidden = not (organisation.is_listed or is_in_team.test(actor, organisation))
    permit(actor, predicate, organisation, hidden=hidden)
    return organisation


def _invites(request: HttpRequest, organisation: Organisation, form: Form, replaces: TeamMember | None = None) -> bool:
    asked = form.cleaned_data if replaces is None else {**form.cleaned_data, "role": replaces.role}
    try:
        refuse_beyond(request, {"invite": str(actor_of(request).user_id)})
        invite(by=actor_of(request), organisation=organisation, replaces=replaces, **asked)
    except DomainError as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return False
    messages.success(request, _("The invitation is on its way to %(address)s.") % {"address": asked["email"]})
    return True
