from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from network_portal.accounts.queries import addresses_of
from network_portal.notifications.models import Message

PAGE_SIZE = 50
LAST_DAY = date(9999, 12, 30)  # a day later can still be written as an instant
LIST_FIELDS = ("id", "kind", "subject", "address", "language", "state", "created_at")


def due_messages(moment: datetime, *, only_urgent: bool = False) -> QuerySet[Message]:
    """What waits and is claimed by nobody, in the order of sending."""
    unclaimed = Q(leased_until=None) | Q(leased_until__lt=moment)
    waiting = Message.objects.filter(unclaimed, state=Message.QUEUED, next_attempt_at__lte=moment)
    if only_urgent:
        waiting = waiting.filter(priority__lte=Message.URGENT)
    return waiting.order_by("priority", "next_attempt_at", "id")


def messages_lost_in_sending(moment: datetime) -> QuerySet[Message]:
    return Message.objects.filter(state=Message.SENDING, leased_until__lt=moment)


def messages_to_ask_about(moment: datetime) -> QuerySet[Message]:
    """Uncertain ones, unless it was asked a moment ago or their addressee was erased."""
    uncertain = Message.objects.filter(state=Message.UNCERTAIN, next_attempt_at__lte=moment)
    return uncertain.exclude(address="").order_by("next_attempt_at", "id")


def find_messages(wanted: Mapping[str, Any], *, before: int | None = None) -> tuple[list[Message], bool]:
    """One page of messages, newest first, and whether older ones follow.

    `wanted` may name address (a part of it), kind, state, since and until (days, both included).
    """
    found = Message.objects.only(*LIST_FIELDS).filter(_conditions(wanted)).order_by("-id")
    if before is not None:
        found = found.filter(pk__lt=before)
    page = list(found[: PAGE_SIZE + 1])
    return page[:PAGE_SIZE], len(page) > PAGE_SIZE


def counts_by_state() -> dict[str, int]:
    """How many messages need a person: those that failed and those that are uncertain."""
    troubled = Message.objects.filter(state__in=(Message.UNCERTAIN, Message.FAILED)).order_by()
    return dict(troubled.values_list("state").annotate(number=Count("pk")))


def messages_of_person(person_id: int) -> QuerySet[Message]:
    """Those written to the person, and those written to nobody in particular at an address that is theirs.

    An address that they added and never confirmed may be another's: what went there shows nothing to them.
    """
    theirs = Q(pk__in=[])
    for address in addresses_of(person_id):
        theirs |= Q(address__iexact=address)
    return Message.objects.filter(Q(person_id=person_id) | Q(theirs, person_id=None))


def messages_about(*people: int) -> QuerySet[Message]:
    """Those to others whose text names one of the people, as far as their links tell it."""
    return Message.objects.filter(Q(links__link__about__in=people) | Q(links__link__by__in=people))


def _conditions(wanted: Mapping[str, Any]) -> Q:
    lookups = {
        "address": "address__icontains",
        "kind": "kind",
        "state": "state",
    }
    conditions = Q(**{lookup: wanted[name] for name, lookup in lookups.items() if wanted.get(name)})
    if wanted.get("since"):
        conditions &= Q(created_at__gte=_begins(wanted["since"]))
    if wanted.get("until"):
        conditions &= Q(created_at__lt=_begins(min(wanted["until"], LAST_DAY) + timedelta(days=1)))
    return conditions


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(settings.TIME_ZONE))
