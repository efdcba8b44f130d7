from collections.abc import Iterator
from datetime import date

from django.db import transaction

from network_portal.audit.actions import Changes, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from network_portal.monitoring.subjects import AcceptedUpdate
from workplan.actions.locks import lock_activity
from workplan.actions.news import note_news
from workplan.models import Activity, ActivityState
from workplan.rules.status import Status, needs_source


@transaction.atomic
def set_status(
    *,
    by: Actor,
    activity: Activity,
    version: int,
    status: str,
    note: str = "",
    source: str = "",
    source_url: str = "",
    as_of: date | None = None,
) -> ActivityState:
    """Give the activity a status with what stands behind it; the newest state is the activity's.

    Raises DomainError: status_needs_source, state_in_future, plan_not_open, activity_retired,
    changed_meanwhile.
    """
    as_of = as_of or clock.today()
    for refusal in state_refusals(status=status, source=source, source_url=source_url, as_of=as_of):
        raise refusal
    locked = lock_activity(activity, version)
    before = locked.status
    state = ActivityState.objects.create(
        activity=locked,
        status=status,
        note=note.strip(),
        source=source.strip(),
        source_url=source_url,
        language=current_language(),
        as_of=as_of,
        organisation_id=by.acting_for,
    )
    _repeat_newest(locked)
    note_news(locked)
    record("workplan.set_status", by=by, target=locked, changes={"status": [before, locked.status]}, note=note)
    return state


def state_refusals(*, status: str, source: str, source_url: str, as_of: date | None) -> Iterator[DomainError]:
    """All that speaks against a state, whatever the activity; '' and None where something is not known yet."""
    if status and needs_source(Status(status)) and not (source.strip() or source_url.strip()):
        yield DomainError("status_needs_source", field="source")
    if as_of and as_of > clock.today():
        yield DomainError("state_in_future", field="as_of")


@transaction.atomic
def apply_update(update: AcceptedUpdate, by: Actor) -> None:
    """What an accepted update changes: the day of the last news and, unless it says 'nothing new', the status.

    A subject that is no activity changes nothing here. Raises DomainError: plan_not_open, activity_retired.
    """
    found = Activity.objects.select_for_update().filter(subject=update.subject_id).first()
    if found is None:
        return
    locked = lock_activity(found, found.version)
    before = locked.status
    if not update.nothing_new:
        ActivityState.objects.create(
            activity=locked,
            status=update.status,
            note=update.done,
            language=update.language,
            source=update.source,
            source_url=update.evidence_url,
            as_of=update.as_of,
            organisation_id=update.organisation_id,
        )
        _repeat_newest(locked)
    note_news(locked)
    changes: Changes = {"status": [before, locked.status], "organisation": [None, update.organisation_id]}
    record("workplan.apply_update", by=by, target=locked, changes=changes)


def _repeat_newest(activity: Activity) -> None:
    """The activity repeats its newest state: an older date entered later does not overtake it."""
    newest = activity.states.latest("as_of", "id")
    activity.status, activity.status_on = newest.status, newest.as_of
    activity.save(update_fields=["status", "status_on"])
