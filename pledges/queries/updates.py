"""Which updates speak of a pledge: all that were said under a subject of its own; of an activity those that were sent
while it carried the pledge. The page, the global Network's form and the verbs ask here."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from network_portal.monitoring.models import Update
from pledges.models import EarlierSubject, Pledge


def updates_about(pledge: Pledge) -> QuerySet[Update]:
    """Newest first. Asks at once which subjects the pledge had before."""
    earlier = EarlierSubject.objects.filter(pledge=pledge).values_list("subject_id", "since", "until")
    said = Q()
    for subject, since, until in [(pledge.subject_id, pledge.carried_since, None), *earlier]:
        said |= _sent_between(subject, since, until)
    return Update.objects.filter(said).order_by("-submitted_at", "-pk")


def pledges_told_by(subjects: Iterable[int], at: datetime) -> QuerySet[Pledge]:
    """The other way round: of which pledges an update speaks that was sent then under one of these subjects."""
    wanted = list(subjects)
    earlier = EarlierSubject.objects.filter(
        Q(since=None) | Q(since__lte=at), Q(until=None) | Q(until__gt=at), subject__in=wanted
    )
    present = Q(subject__in=wanted) & (Q(carried_since=None) | Q(carried_since__lte=at))
    return Pledge.objects.filter(present | Q(pk__in=earlier.values("pledge")))


def _sent_between(subject: int, since: datetime | None, until: datetime | None) -> Q:
    said = Q(subject=subject)
    if since:
        said &= Q(submitted_at__gte=since)
    if until:
        said &= Q(submitted_at__lt=until)
    return said
