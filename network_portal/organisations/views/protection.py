from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from network_portal.common.access import actor_of, permit, requires
from network_portal.common.errors import DomainError
from network_portal.organisations.actions import protection as verbs
from network_portal.organisations.actions.organisations import choose_quiet
from network_portal.organisations.forms.protection import AliasForm, QuietForm
from network_portal.organisations.models import Organisation
from network_portal.organisations.permissions import can_protect, can_read_protected_names
from network_portal.organisations.queries.protection import protected_name_of


@require_http_methods(["GET", "HEAD", "POST"])
def protection(request: HttpRequest, slug: str) -> HttpResponse:
    """What protection means, for the representative; POST protects, or changes the alias of a protected one."""
    organisation = _own(request, slug)
    kept = protected_name_of(organisation)
    form = AliasForm(request.POST or None, initial={"alias": organisation.name if kept else ""})
    if form.is_valid():
        verb = verbs.choose_alias if kept else verbs.protect_organisation
        try:
            verb(by=actor_of(request), organisation=organisation, alias=form.cleaned_data["alias"])
        except DomainError as refusal:
            form.add_error(refusal.field or None, str(refusal))
        else:
            messages.success(request, _("The alias is changed.") if kept else _("The name is protected."))
            organisation.refresh_from_db()
            return redirect("organisations:protection", organisation.slug)
    return render(request, "organisations/protection/protection.html", _shown(organisation, form, kept))


@require_POST
def end_protection(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = _own(request, slug)
    verbs.unprotect_organisation(by=actor_of(request), organisation=organisation)
    messages.success(request, _("The name is protected no longer."))
    return redirect("organisations:protection", organisation.slug)


@require_POST
def quiet(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = _own(request, slug)
    form = QuietForm(request.POST)
    if form.is_valid():
        choose_quiet(by=actor_of(request), organisation=organisation, is_quiet=form.cleaned_data["is_quiet"])
        messages.success(request, _("Your choice is saved."))
    return redirect("organisations:protection", slug)


@requires(can_read_protected_names, hidden=True)
@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """For the protection contacts; each look is kept, by whom and when."""
    return render(
        request, "organisations/protection/names.html", {"names": verbs.read_protected_names(by=actor_of(request))}
    )


def _own(request: HttpRequest, slug: str) -> Organisation:
    """To everybody else it does not exist: that there is an alias behind a name is nobody's to find out."""
    organisation = get_object_or_404(Organisation, slug=slug)
    permit(actor_of(request), can_protect, organisation, hidden=True, even_sign_in=True)
    return organisation


def _shown(organisation: Organisation, form: AliasForm, kept: Any) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "form": form,
        "kept": kept,
        "quiet_form": QuietForm(initial={"is_quiet": organisation.is_quiet}),
    }
