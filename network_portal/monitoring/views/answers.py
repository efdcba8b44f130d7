"""What was answered in a round, for co-chairs: of one organisation as a page, of all as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from network_portal.common.access import requires
from network_portal.common.languages import current_language
from network_portal.common.spreadsheets import write_csv
from network_portal.monitoring.models import Round
from network_portal.monitoring.permissions import can_see_updates
from network_portal.monitoring.queries.answers import answers_table
from network_portal.monitoring.queries.owed import what_is_owed
from network_portal.monitoring.queries.paragraphs import paragraphs_beside
from network_portal.monitoring.queries.rounds import open_again
from network_portal.monitoring.views.desks import Desk
from network_portal.monitoring.views.rounds import page


def answers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """What one organisation answered, for a co-chair; no word of a draft."""
    owed = what_is_owed(desk.round, desk.organisation.pk, current_language())
    beside = paragraphs_beside(row.duty.pk for row in owed)
    rows = [{"owed": row, "paragraphs": beside.get(row.duty.pk, [])} for row in owed]
    crumb = (desk.organisation.short_name, "")
    context = {**page(desk.round, crumb), "organisation": desk.organisation, "rows": rows}
    context["again_until"] = open_again(desk.round).get(desk.organisation.pk)
    return render(request, "monitoring/answers/answers.html", context)


@require_safe
@requires(can_see_updates, hidden=True)
def answers_file(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    response = HttpResponse(write_csv(answers_table(found)), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="round-{found.slug}-answers.csv"'
    return response
