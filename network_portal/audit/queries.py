import time
from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Max

from network_portal.audit.models import ContentVersion, Event, EventQuerySet
from network_portal.common import registry

REMEMBERED_SECONDS = 0.5
_remembered: tuple[float, str] = (0.0, "")


def events_about(target_type: str, target_id: int) -> EventQuerySet:
    return Event.objects.about(target_type, target_id)


def public_events_about(target_type: str, target_id: int) -> EventQuerySet:
    """What a visitor may see of the changes: verbs that their part declared public."""
    shown = [name for name, verb in registry.verbs.items() if verb.told_in_public]
    return events_about(target_type, target_id).filter(verb__in=shown)


def last_done(target_type: str, target_ids: Collection[int] | None, verbs: Collection[str]) -> dict[int, datetime]:
    """Of each of these targets (None: of all) when one of these verbs was last done to it; one query."""
    rows = Event.objects.filter(target_type=target_type, verb__in=verbs).order_by()
    rows = rows if target_ids is None else rows.filter(target_id__in=target_ids)
    return dict(rows.values_list("target_id").annotate(last=Max("at")))


def forget_content_version() -> None:
    """The next answer is read anew: for somebody who may just have changed the content by another process."""
    global _remembered
    _remembered = (float("-inf"), _remembered[1])


def content_version() -> str:
    """The number of the public content, remembered for half a second in each process."""
    global _remembered
    moment = time.monotonic()
    if moment - _remembered[0] < getattr(settings, "CONTENT_VERSION_REMEMBERED", REMEMBERED_SECONDS):
        return _remembered[1]
    try:
        number = ContentVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    except DatabaseError:
        return _remembered[1]
    _remembered = (moment, str(number))
    return _remembered[1]
