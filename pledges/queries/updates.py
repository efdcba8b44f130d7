"""Which updates speak of a pledge: all that were said under a subject of its own; of an activity those that were sent
while it carried the pledge. The page, the global Network's form and the verbs ask here."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.monitoring.models import Update
from network_portal.monitoring.permissions import can_see_owed
from network_portal.monitoring.rules.updates import UpdateState
from pledges.models import EarlierSubject, Pledge
from workplan.queries.public_states import states_until


def updates_about(pledge: Pledge) -> QuerySet[Update]:
    """Newest first. Asks at once which subjects the pledge had before."""
    earlier = EarlierSubject.objects.filter(pledge=pledge).values_list("subject_id", "since", "until")
    said = Q()
    for subject, since, until in [(pledge.subject_id, pledge.carried_since, None), *earlier]:
        said |= _sent_between(subject, since, until)
    return Update.objects.filter(said).order_by("-submitted_at", "-pk")


def updates_to_copy(pledge: Pledge, actor: Actor) -> list[Update]:
    """Accepted ones that this person may carry over to the global Network, newest first: public ones, those of their
    own organisations, and for a co-chair all."""
    found = updates_about(pledge).filter(state=UpdateState.ACCEPTED)
    found = found.select_related("organisation", "subject__activity__plan")
    return [update for update in found if can_see_owed.test(actor, update.organisation_id) or is_told(update)]


def is_told(update: Update, *, reads_board: bool = False) -> bool:
    """Whether it may be read: of an activity, when the activity's page tells it."""
    activity = getattr(update.subject, "activity", None)
    until = states_until(activity.plan, reads_board=reads_board) if activity else None
    return until is None or (update.submitted_at is not None and clock.day_of(update.submitted_at) <= until)


def pledges_told_by(subjects: Iterable[int], at: datetime) -> QuerySet[Pledge]:
    """The other way round: of which pledges an update speaks that was sent then under one of these subjects."""
    wanted = list(subjects)
    return Pledge.objects.filter(_bears(wanted, at) | Q(pk__in=_bore(wanted, at).values("pledge")))


def pledges_by_subject(subjects: Iterable[int], at: datetime) -> dict[int, int]:
    """Of each of these subjects the pledge of which an update sent then would speak; in two queries."""
    wanted = list(subjects)
    earlier = _bore(wanted, at).values_list("subject_id", "pledge_id")
    return dict(earlier) | dict(Pledge.objects.filter(_bears(wanted, at)).values_list("subject_id", "pk"))


def _bears(subjects: list[int], at: datetime) -> Q:
    return Q(subject__in=subjects) & (Q(carried_since=None) | Q(carried_since__lte=at))


def _bore(subjects: list[int], at: datetime) -> QuerySet[EarlierSubject]:
    return EarlierSubject.objects.filter(
        Q(since=None) | Q(since__lte=at), Q(until=None) | Q(until__gt=at), subject__in=subjects
    )


def _sent_between(subject: int, since: datetime | None, until: datetime | None) -> Q:
    said = Q(subject=subject)
    if since:
        said &= Q(submitted_at__gte=since)
    if until:
        said &= Q(submitted_at__lt=until)
    return said
