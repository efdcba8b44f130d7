from datetime import date

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.monitoring.models import Update
from network_portal.monitoring.rules.updates import UpdateState
from pledges.models import GlobalReport, Pledge
from pledges.permissions import can_see_global_form
from pledges.queries.updates import updates_about, updates_to_copy


@transaction.atomic
def mark_reported_globally(*, by: Actor, pledge: Pledge, update: Update, day: date) -> GlobalReport:
    """An accepted update was carried over to the global Network's form on this day; said again, the day moves.

    Raises DomainError: pledge_not_yours, update_of_another_pledge, update_not_accepted, reported_in_future,
    update_not_public, reported_before_update.
    """
    if not can_see_global_form.test(by, pledge):
        raise DomainError("pledge_not_yours")
    fresh = Update.objects.select_for_update(of=("self",)).get(pk=update.pk)
    if not updates_about(pledge).filter(pk=fresh.pk).exists():
        raise DomainError("update_of_another_pledge")
    if fresh.state != UpdateState.ACCEPTED or fresh.submitted_at is None:
        raise DomainError("update_not_accepted")
    if fresh not in updates_to_copy(pledge, by):
        raise DomainError("update_not_public")
    if day > clock.today():
        raise DomainError("reported_in_future", field="day")
    if day < clock.day_of(fresh.submitted_at):
        raise DomainError("reported_before_update", field="day")
    reports = GlobalReport.objects.filter(pledge=pledge, update=fresh)
    earlier = reports.values_list("reported_on", flat=True).first()
    report, _is_new = reports.update_or_create(pledge=pledge, update=fresh, defaults={"reported_on": day})
    changes = {"reported_on": [earlier.isoformat() if earlier else None, day.isoformat()]}
    record("pledges.mark_reported_globally", by=by, target=pledge, changes=changes)
    return report
