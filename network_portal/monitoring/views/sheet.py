"""The co-chairs' sheet: what their own organisation reports, a row each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from network_portal.common.access import actor_of, requires
from network_portal.monitoring.forms.updates import SheetForm
from network_portal.monitoring.models import Round
from network_portal.monitoring.permissions import can_run_rounds
from network_portal.monitoring.views.desks import Desk
from network_portal.monitoring.views.owed import owed_page
from network_portal.monitoring.views.owed_blocks import Layout
from network_portal.monitoring.views.rounds import page
from network_portal.organisations.models import Organisation

SHEET = Layout("monitoring/sheet/sheet.html", SheetForm)


@requires(can_run_rounds)
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    """Row by row, for the organisation that the co-chair acts for."""
    found, actor = get_object_or_404(Round, slug=slug), actor_of(request)
    here = page(found, (_("The sheet"), ""))
    owing = Organisation.objects.filter(duties__round=found).distinct()
    mine = owing.filter(pk=actor.acting_for).first() if actor.acting_for else None
    if mine is None:
        return render(request, SHEET.template, {**here, "blocks": []})
    return owed_page(request, Desk(found, mine, actor), SHEET, here)
