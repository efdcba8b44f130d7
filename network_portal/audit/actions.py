from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import Length

from network_portal.audit.models import ContentVersion, Event
from network_portal.common import clock, doors, registry
from network_portal.common.actors import Actor
from network_portal.common.renamed_rows import may_hold
from network_portal.common.renaming import Renaming

KEPT_YEARS = 5
BATCH = 500
LABEL_LENGTH = 200
Changes = dict[str, list[Any]]


def record(verb: str, *, by: Actor, target: models.Model, changes: Changes | None = None, note: str = "") -> Event:
    """Keep that `verb` was done to `target`, with `changes` as {field: [before, after]} of plain values.

    Called inside the transaction of the verb. A verb that is not registered raises KeyError.
    """
    is_public = registry.verbs[verb].changes_public_pages
    event = _event(verb, by, target, changes or {}, note)
    event.save()
    if is_public:
        _content_changes([event])
    return event


def record_each(verb: str, *, by: Actor, targets: Iterable[tuple[models.Model, Changes]], note: str = "") -> None:
    """`record` for many targets with their changes at once: as many queries as there are batches of them."""
    is_public = registry.verbs[verb].changes_public_pages
    events = [_event(verb, by, target, changes, note) for target, changes in targets]
    Event.objects.bulk_create(events, BATCH)
    if is_public and events:
        _content_changes(events)


def _content_changes(events: Iterable[Event]) -> None:
    """Who follows public content is told first, so that no page of the new version shows what they held of the old."""
    targets = [(event.target_type, event.target_id) for event in events if event.target_id is not None]
    registry.tell_content_change(targets)
    transaction.on_commit(raise_content_version)


def change_all_content() -> None:
    """Within a transaction that changes public pages without a verb for each: examples that are taken out again."""
    registry.tell_content_change(None)
    transaction.on_commit(raise_content_version)


def _event(verb: str, by: Actor, target: models.Model, changes: Changes, note: str) -> Event:
    return Event(
        at=clock.now(),
        door=doors.current_door(),
        verb=verb,
        actor_id=by.user_id,
        organisation_id=by.acting_for,
        target_type=target._meta.label_lower,
        target_id=target.pk,
        target_label=str(target)[:LABEL_LENGTH],
        changes=changes,
        note=note,
    )


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    """What `record` keeps of a change, where a verb describes its target as plain values before and after."""
    return {name: [before[name], after[name]] for name in before if before[name] != after[name]}


def raise_content_version() -> None:
    """After commit and in its own statement, so that writers never wait for each other on one row.

    A process that dies in between leaves pages stale for at most their keeping time of one minute.
    """
    if not ContentVersion.objects.filter(pk=1).update(number=F("number") + 1):
        ContentVersion.objects.get_or_create(pk=1, defaults={"number": 1})


def forget_old_events() -> int:
    """Events of more than five years ago end, as the privacy page promises; how many there were.

    The one place where events are deleted: everywhere else their model refuses it.
    """
    before = _years_before(clock.now(), KEPT_YEARS)
    count, _rows = models.QuerySet(Event).filter(at__lt=before).delete()
    return count


def forget_name(organisation_id: int, renaming: Renaming) -> None:
    """The one place where an event is changed: it says the alias where it said a name that is protected now."""
    events: models.QuerySet[Event] = models.QuerySet(Event)
    found = may_hold(renaming, "target_label", "changes", "note") | models.Q(length__gte=LABEL_LENGTH)
    for event in events.alias(length=Length("target_label")).filter(found):
        label, note = renaming.in_cut_text(event.target_label, LABEL_LENGTH), renaming.in_text(event.note)
        events.filter(pk=event.pk).update(target_label=label, note=note, changes=renaming.in_values(event.changes))


def _years_before(moment: datetime, years: int) -> datetime:
    """The same day of that year; 28 February where it has no 29th."""
    is_leap_day = (moment.month, moment.day) == (2, 29)
    return moment.replace(year=moment.year - years, day=28 if is_leap_day else moment.day)
