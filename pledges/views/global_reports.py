from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.monitoring.permissions import can_see_owed
from pledges.actions.global_reports import mark_reported_globally
from pledges.forms.global_reports import ReportedForm
from pledges.models import GlobalReport, Pledge
from pledges.permissions import can_see_global_form
from pledges.queries.global_reports import GLOBAL_FORM, lines_of
from pledges.queries.updates import updates_to_copy


@require_http_methods(PAGE_METHODS)
def global_form(request: HttpRequest, reference: str, update: int) -> HttpResponse:
    """An accepted update, ready to be copied into the global Network's form; POST keeps the day of doing so."""
    by = actor_of(request)
    pledges = Pledge.objects.select_related("organisation", "reporter", "matches")
    found = get_object_or_404(pledges, reference=reference)
    permit(by, can_see_global_form, found, hidden=True, even_sign_in=True)
    chosen = next((one for one in updates_to_copy(found, by) if one.pk == update), None)
    if chosen is None:
        raise Http404
    form = ReportedForm(request.POST or None)
    if form.carried_out(lambda: mark_reported_globally(by=by, pledge=found, update=chosen, **form.cleaned_data)):
        messages.success(request, _("The day is kept."))
        return redirect("pledges:global_form", found.reference, chosen.pk)
    lines = list(lines_of(found, chosen, by, inner_words=can_see_owed.test(by, chosen.organisation_id)))
    title = _("For the global Network's form")
    here = (found.reference, reverse("pledges:pledge", args=[found.reference]))
    context = {
        "page_title": title,
        "breadcrumb": [(_("Pledges"), reverse("pledges:pledges")), here, (title, "")],
        "pledge": found,
        "lines": lines,
        "whole": "\n\n".join(f"{label}\n{words}" for label, words in lines),
        "report": GlobalReport.objects.filter(pledge=found, update=chosen).first(),
        "global_form": GLOBAL_FORM,
        "form": form,
    }
    return render(request, "pledges/global_reports/global_form.html", context)
