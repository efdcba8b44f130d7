"""What the next meeting needs of a round: which statuses changed, what was done, what is in the way, who answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.common.access import requires
from network_portal.common.languages import current_language
from network_portal.monitoring.models import Round
from network_portal.monitoring.permissions import can_see_updates
from network_portal.monitoring.queries.round_lists import summary_lines
from network_portal.monitoring.queries.standing import standings
from network_portal.monitoring.views.rounds import page


@require_safe
@requires(can_see_updates, hidden=True)
def summary(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Round, slug=slug)
    rows = standings(found)
    lines = summary_lines(found, current_language())
    context = {
        **page(found, (_("Summary for the meeting"), "")),
        "rows": rows,
        "owed": sum(row.owed for row in rows),
        "answered": len(lines),
        "changed": [line for line in lines if line.status_changed],
        "done": [line for line in lines if line.is_accepted and line.update and line.update.done],
        "nothing_new": [line for line in lines if line.is_accepted and line.update and line.update.nothing_new],
        "undecided": sum(line.is_undecided for line in lines),
        "in_the_way": [line for line in lines if line.update and line.update.in_the_way],
        "next_steps": [line for line in lines if line.update and line.update.next_step],
    }
    return render(request, "monitoring/summary/summary.html", context)
