from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from network_portal.accounts.actions.roles import give_role, take_role
from network_portal.accounts.forms.roles import GiveRoleForm
from network_portal.accounts.permissions import can_give_role, can_open_role_page
from network_portal.accounts.queries import grants_in_force, person_with_address
from network_portal.common.access import actor_of, permit, requires
from network_portal.common.errors import DomainError


@requires(can_open_role_page)
@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: HttpRequest) -> HttpResponse:
    form = GiveRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _give(request, form)
        except DomainError as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            return redirect("accounts:roles")
    return render(request, "accounts/roles/roles.html", {"form": form, "grants": grants_in_force()})


def _give(request: HttpRequest, form: GiveRoleForm) -> None:
    person = person_with_address(form.cleaned_data["email"])
    if person is None:
        raise DomainError("person_unknown", field="email")
    actor = actor_of(request)
    permit(actor, can_give_role, person)
    grant = give_role(by=actor, person=person, role=form.cleaned_data["role"])
    given = {"person": str(person), "role": grant.get_role_display()}
    messages.success(request, _("%(person)s has the role %(role)s now. All co-chairs are told.") % given)


@requires(can_open_role_page)
@require_POST
def take(request: HttpRequest, grant: int) -> HttpResponse:
    found = get_object_or_404(grants_in_force(), pk=grant)
    actor = actor_of(request)
    permit(actor, can_give_role, found.user)
    take_role(by=actor, person=found.user, role=found.role)
    taken = {"person": str(found.user), "role": found.get_role_display()}
    messages.success(request, _("%(person)s has the role %(role)s no longer. All co-chairs are told.") % taken)
    return redirect("accounts:roles")
