"""Registering an organisation for its people, from a call or a form on paper; they confirm it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mechanism.actions.assisted import confirm_registration, refuse_registration, register_for
from mechanism.forms.registrations import AssistedForm, ConfirmForm
from mechanism.permissions import can_confirm_registration, can_register_for_others
from mechanism.queries.registrations import assisted_by, assisted_registration, written_for
from mechanism.views.joining import joining_page
from network_portal.accounts.limits import refuse_beyond
from network_portal.accounts.permissions import is_signed_in
from network_portal.common.access import actor_of, permit, requires
from network_portal.common.languages import current_language
from network_portal.common.views.sections import compared
from network_portal.organisations.models import Organisation


@requires(can_register_for_others)
def for_others(request: HttpRequest) -> HttpResponse:
    """All on one page; the contact gets an invitation in their language."""
    by = actor_of(request)
    initial = {"language": current_language(), "contact_language": current_language()}
    form = AssistedForm(request.POST or None, initial=initial)

    def write() -> None:
        told = form.cleaned_data
        refuse_beyond(request, {"register_for_others": str(by.user_id)})
        register_for(by=by, values=form.values, email=told["contact_email"], language=told["contact_language"])

    if form.carried_out(write):
        messages.success(request, _("Written down. The contact gets an invitation and has 30 days to confirm it."))
        return redirect("mechanism:register_for_others")
    context = {
        **joining_page(_("Register an organisation for its people")),
        "form": form,
        "mine": list(assisted_by(by.user_id)[:50]),
    }
    return render(request, "mechanism/registrations/for_others.html", context)


@requires(is_signed_in)
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Its representative corrects what was written and confirms it, or has it removed."""
    by = actor_of(request)
    organisation = get_object_or_404(Organisation, slug=slug)
    permit(by, can_confirm_registration, organisation, hidden=True)
    found = assisted_registration(organisation)
    if found is None:
        if request.method == "POST":
            return redirect("mechanism:done")
        raise Http404
    if request.POST.get("act") == "refuse":
        refuse_registration(by=by, registration=found)
        messages.success(request, _("It is gone, with all that was written. Nobody of the tables has seen it."))
        return redirect("mechanism:join")
    is_protected = hasattr(organisation, "protected_name")
    form = ConfirmForm(
        request.POST or None, is_protected=is_protected, initial={**written_for(found), "version": found.version}
    )
    if form.carried_out(lambda: _confirm(by, found, form)):
        return redirect("mechanism:done")
    in_conflict = compared(found, form)
    context = {
        **joining_page(_("Is this right?")),
        "form": form,
        "organisation": organisation,
        "is_protected": is_protected,
    }
    return render(request, "mechanism/registrations/confirm.html", context, status=409 if in_conflict else 200)


def _confirm(by: Any, found: Any, form: ConfirmForm) -> None:
    confirm_registration(by=by, registration=found, version=form.cleaned_data["version"], values=form.values)
