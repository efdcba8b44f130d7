from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network_portal.common import clock
from network_portal.common.access import actor_of, permit
from network_portal.notifications.permissions import can_see_jobs
from network_portal.notifications.queries.heartbeats import beat_is_alive, worker_is_alive
from network_portal.notifications.queries.jobs import FAILED, NEVER, RUNS, WELL, Job, jobs
from network_portal.notifications.queries.sending_domain import findings_on_domain, sending_domain


@require_safe
def job_list(request: HttpRequest) -> HttpResponse:
    permit(actor_of(request), can_see_jobs, hidden=True, even_sign_in=True)
    now = clock.now()
    context = {
        "page_title": _("Jobs"),
        "breadcrumb": [(_("Management"), reverse("home:manage")), (_("Jobs"), "")],
        "rows": [_row(job) for job in jobs()],
        "worker": worker_is_alive(now),
        "beat": beat_is_alive(now),
        "now": now,
        "domain": sending_domain(),
        "sends_mail": not settings.OUTBOX_PAGE,
        "findings": list(findings_on_domain()),
    }
    return render(request, "notifications/jobs/job_list.html", context)


def _row(job: Job) -> dict[str, Any]:
    words = {
        WELL: _("Well"),
        FAILED: _("Failed: %(error)s") % {"error": job.error},
        RUNS: _("Begun and not ended: it runs, or was cut off"),
        NEVER: _("Has not run yet"),
    }
    return {
        "name": _(job.name),
        "begun_at": job.begun_at,
        "next_at": job.next_at,
        "state_word": words[job.state],
        "failed": job.state == FAILED,
    }
