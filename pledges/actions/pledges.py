"""The published pledge: how it is written, by which activity it is carried, what an accepted update changes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from network_portal.audit.actions import changes_between, record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.monitoring.models import Subject
from network_portal.monitoring.subjects import AcceptedUpdate
from pledges.actions.letters import tell_reporter
from pledges.actions.references import take_reference
from pledges.models import EarlierSubject, Pledge, PledgeFile
from pledges.permissions import can_carry_pledge
from pledges.queries.carried import carrier_of, followers, who_reports
from pledges.queries.held_stages import known_until, stages_to_show
from pledges.queries.reviewers import is_ones_own
from pledges.queries.updates import pledges_told_by
from pledges.queries.values import CHOSEN, DAYS, SEVERAL, TEXTS, described
from pledges.rules.carrying import why_not_carry
from pledges.rules.kinds import not_of
from pledges.rules.stages import stage_of
from workplan.models import Activity

STAGE_FIELDS = ("stage", "updated_on", "held_stage", "held_on", "version")


def create_pledge(*, organisation_id: int, values: Mapping[str, Any], is_example: bool) -> Pledge:
    """With its reference and its subject; within the verb that publishes it. Raises what `why_not_carry` names and
    activity_carries_another."""
    activity = Activity.objects.select_related("plan").filter(pk=values.get("activity") or 0).first()
    _check_free(activity, None, is_example=is_example)
    year = clock.today().year
    reference, number = take_reference(year)
    pledge = Pledge(
        reference=reference,
        year=year,
        number=number,
        organisation_id=organisation_id,
        reporter_id=organisation_id,
        activity=activity,
        carried_since=clock.now() if activity else None,
        subject=activity.subject if activity else Subject.objects.create(),
        is_example=is_example,
    )
    write_values(pledge, values)
    tell_reporter(pledge, pledge.organisation)
    return pledge


def write_values(pledge: Pledge, values: Mapping[str, Any]) -> None:
    """What these values speak of; the rest stays. Lists and links that its kind does not need are left out."""
    for name in (*TEXTS, *CHOSEN, "language"):
        if name in values:
            setattr(pledge, name, values[name] or "")
    for name in DAYS:
        if name in values:
            setattr(pledge, name, date.fromisoformat(values[name]) if values[name] else None)
    if values.get("reporter"):
        pledge.reporter_id = values["reporter"]
    if "attachment" in values:
        pledge.attachment = PledgeFile.objects.filter(pk=values["attachment"] or 0).first()
    if "matches" in values:
        pledge.matches = Pledge.objects.filter(pk=values["matches"] or 0).first()
    left_out = not_of(pledge.kind)
    if "matches" in left_out:
        pledge.matches, pledge.matches_number = None, ""
    pledge.save()
    for name in SEVERAL:
        if name in values:
            getattr(pledge, name).set(values[name] or [])
    if "partners" in left_out:
        pledge.partners.clear()


@transaction.atomic
def carry_by_activity(*, by: Actor, pledge: Pledge, version: int, activity: Activity | None) -> Pledge:
    """One subject for both from now on: one update serves the two. None: the pledge is reported on by itself.

    Raises DomainError: pledge_review_not_yours, changed_meanwhile, pledge_is_ones_own, activity_carries_another, and
    what `why_not_carry` names.
    """
    if not can_carry_pledge.test(by):
        raise DomainError("pledge_review_not_yours")
    fresh = take(pledge, version)
    if is_ones_own(by, fresh):
        raise DomainError("pledge_is_ones_own")
    before, reporter, left = described(fresh), who_reports(fresh), fresh.activity_id
    carry(fresh, activity)
    tell_reporter(fresh, reporter, left=left)
    record("pledges.carry_by_activity", by=by, target=fresh, changes=changes_between(before, described(fresh)))
    return fresh


def follow_plan(*, by: Actor) -> int:
    """Pledges whose activity is over go on: with its successor in the plan in force, or by themselves; how many.

    The calendar looks every ten minutes; without a plan in force nobody is asked, and nothing moves. One that somebody
    changes at that moment keeps none of the others back: the next look takes it up.
    """
    return sum(_follow(by, pledge, activity) for pledge, activity in followers())


def _follow(by: Actor, pledge: Pledge, activity: Activity | None) -> bool:
    try:
        carry_by_activity(by=by, pledge=pledge, version=pledge.version, activity=activity)
    except DomainError:
        return False
    return True


def carry(pledge: Pledge, activity: Activity | None) -> None:
    """The earlier subject keeps what was said until now; one of its own also what is still said of it."""
    if (activity.pk if activity else None) == pledge.activity_id:
        return
    _check_free(activity, pledge, is_example=pledge.is_example)
    now = clock.now()
    EarlierSubject.left_by(pledge, now).save()
    pledge.activity, pledge.carried_since = activity, now if activity else None
    pledge.subject = activity.subject if activity else Subject.objects.create()
    pledge.save(update_fields=["activity", "carried_since", "subject"])


@transaction.atomic
def apply_update(update: AcceptedUpdate, by: Actor) -> None:
    """What an accepted update changes: its day and, unless it says 'nothing new' or a newer one was accepted before
    it, the stage. Of a pledge that an activity carries, both are held until visitors know as much of the activity
    (`show_held_stages`); what is held is not shown by an update that did not say it.

    A subject that is no pledge changes nothing here, nor does what an activity said before it carried one.
    """
    found = _told_by(update)
    if found is None:
        return
    before, newest_day = found.newest_stage, found.held_on or found.updated_on or update.as_of
    says_stage = not update.nothing_new and update.as_of >= newest_day
    stage = stage_of(update.status) if says_stage else None
    waits_on = found.held_on is not None and stage is None
    found.held_stage = stage.value if stage else before
    found.held_on = max(update.as_of, newest_day)
    after, until = found.held_stage, _known_until(found, update)
    if not waits_on and (until is None or found.held_on <= until):
        _show(found)
    _save_stage(found)
    changes: dict[str, list[Any]] = {"organisation": [None, update.organisation_id]}
    record("pledges.apply_update", by=by, target=found, changes={"stage": [before, after], **changes})


def _told_by(update: AcceptedUpdate) -> Pledge | None:
    """Found, held, and asked again: a row that is tied to an activity at this moment would drop out of one statement
    that does both, for what it left is read as it was before."""
    told = pledges_told_by([update.subject_id], update.submitted_at or clock.now())
    pk = told.values_list("pk", flat=True).first()
    if pk is None:
        return None
    held = Pledge.objects.select_for_update(of=("self",)).get(pk=pk)
    return held if told.filter(pk=pk).exists() else None


def _known_until(pledge: Pledge, update: AcceptedUpdate) -> date | None:
    """As of the activity that said it, which may carry the pledge no more; else of the one that does."""
    activity = Activity.objects.filter(subject=update.subject_id).first() or pledge.activity
    return known_until(activity) if activity else None


def show_held_stages(*, by: Actor) -> int:
    """Those of which visitors may know by now: the calendar looks often, the close of a round lets them; how many."""
    return sum(_show_held_stage(by, pledge) for pledge in stages_to_show())


@transaction.atomic
def _show_held_stage(by: Actor, pledge: Pledge) -> bool:
    fresh = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    if fresh.held_on != pledge.held_on:
        return False
    _show(fresh)
    _save_stage(fresh)
    record("pledges.show_held_stages", by=by, target=fresh)
    return True


def _save_stage(pledge: Pledge) -> None:
    """A new version too: what was read before of this pledge, an import's preview say, is no longer true."""
    pledge.version += 1
    pledge.save(update_fields=STAGE_FIELDS)


def _show(pledge: Pledge) -> None:
    pledge.stage, pledge.updated_on = pledge.held_stage, pledge.held_on
    pledge.held_stage, pledge.held_on = "", None


def _check_free(activity: Activity | None, pledge: Pledge | None, *, is_example: bool) -> None:
    """Of the activity that is taken its row is held: two pledges never take it at once, and one that was retired
    meanwhile carries none."""
    if activity is None:
        return
    held = Activity.objects.select_for_update(of=("self",)).select_related("plan").get(pk=activity.pk)
    if refusal := why_not_carry(carrier_of(held), is_example=is_example):
        raise DomainError(refusal, field="activity", activity=held.code)
    other = Pledge.objects.filter(activity=activity).exclude(pk=(pledge.pk if pledge else 0) or 0).first()
    if other is not None:
        raise DomainError("activity_carries_another", field="activity", reference=other.reference)
