from collections.abc import Iterator
from datetime import date

from django.db import transaction

from network_portal.audit.actions import Changes, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from workplan.actions.locks import lock_activity
from workplan.actions.news import note_news
from workplan.actions.requirements import check_reason
from workplan.models import Deliverable


@transaction.atomic
def mark_deliverable_done(
    *,
    by: Actor,
    deliverable: Deliverable,
    version: int,
    done_on: date,
    done_from: date | None = None,
    evidence: str = "",
    evidence_url: str = "",
    practice_id: int | None = None,
) -> Deliverable:
    """Record when the promised thing was done and what shows it; `version` is the activity's, `practice_id` the
    practice whose publication was the promised thing.

    Raises DomainError: deliverable_done_in_future, done_backwards, evidence_needed, changed_meanwhile,
    plan_not_open.
    """
    for refusal in done_refusals(done_on=done_on, done_from=done_from, evidence=evidence, evidence_url=evidence_url):
        raise refusal
    activity = lock_activity(deliverable.activity, version)
    fresh = Deliverable.objects.get(pk=deliverable.pk)
    before = _day(fresh.done_on)
    fresh.done_on, fresh.done_from = done_on, done_from
    fresh.evidence, fresh.evidence_url = evidence.strip(), evidence_url
    fresh.evidence_language = current_language() if fresh.evidence else ""
    fresh.practice_id = practice_id
    fresh.save()
    note_news(activity)
    changes: Changes = {"deliverable": [fresh.position, fresh.position], "done_on": [before, _day(done_on)]}
    record("workplan.mark_deliverable_done", by=by, target=activity, changes=changes, note=evidence)
    return fresh


def done_refusals(
    *, done_on: date | None, done_from: date | None, evidence: str, evidence_url: str
) -> Iterator[DomainError]:
    """All that speaks against a mark, whatever the deliverable; None where a day is not known yet."""
    if done_on and done_on > clock.today():
        yield DomainError("deliverable_done_in_future", field="done_on")
    if done_on and done_from and done_from > done_on:
        yield DomainError("done_backwards", field="done_from")
    if not (evidence.strip() or evidence_url.strip()):
        yield DomainError("evidence_needed", field="evidence")


@transaction.atomic
def mark_deliverable_not_done(*, by: Actor, deliverable: Deliverable, version: int, reason: str) -> Deliverable:
    """Take back a mark that was wrong. Raises DomainError: reason_needed, deliverable_not_done, changed_meanwhile."""
    check_reason(reason)
    activity = lock_activity(deliverable.activity, version)
    fresh = Deliverable.objects.get(pk=deliverable.pk)
    if fresh.done_on is None:
        raise DomainError("deliverable_not_done")
    changes: Changes = {"deliverable": [fresh.position, fresh.position], "done_on": [_day(fresh.done_on), None]}
    fresh.done_on = fresh.done_from = None
    fresh.evidence = fresh.evidence_url = fresh.evidence_language = ""
    fresh.practice_id = None
    fresh.save()
    note_news(activity)
    record("workplan.mark_deliverable_not_done", by=by, target=activity, changes=changes, note=reason)
    return fresh


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
