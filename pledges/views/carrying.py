from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from network_portal.common.access import PAGE_METHODS, actor_of, requires
from network_portal.organisations.queries.names import name_of_reporter
from pledges.actions.pledges import carry_by_activity
from pledges.forms.carrying import CarryingForm
from pledges.models import Pledge
from pledges.permissions import can_review_pledges
from pledges.queries.carried import who_reports


@require_http_methods(PAGE_METHODS)
@requires(can_review_pledges)
def carrying(request: HttpRequest, reference: str) -> HttpResponse:
    """Which activity of the work plan carries a pledge: one update serves both."""
    by = actor_of(request)
    found = get_object_or_404(Pledge.objects.select_related("activity__plan"), reference=reference)
    form = CarryingForm(request.POST or None, pledge=found)
    if form.carried_out(lambda: carry_by_activity(by=by, pledge=found, **form.cleaned_data)):
        messages.success(request, _("%(reference)s is saved.") % {"reference": found.reference})
        return redirect("pledges:pledge", found.reference)
    if form.in_conflict:
        found.refresh_from_db()
        form.compare(found.version, {"activity": found.activity})
    title = _("The activity that carries it")
    here = (found.reference, reverse("pledges:pledge", args=[found.reference]))
    context = {
        "page_title": title,
        "breadcrumb": [(_("Pledges"), reverse("pledges:pledges")), here, (title, "")],
        "pledge": found,
        "form": form,
        "reporter": name_of_reporter(who_reports(found)),
    }
    return render(request, "pledges/carrying/carrying.html", context, status=409 if form.in_conflict else 200)
