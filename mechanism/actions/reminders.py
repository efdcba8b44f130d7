"""Requests to join and appeals that nobody answers: whoever should is reminded, then the co-chairs are told. Once
each."""

from datetime import timedelta

from mechanism.actions.letters import remind_of_answer, remind_of_decision, tell_appeal_overdue, tell_overdue
from mechanism.models import MembershipRequest
from mechanism.models.memberships import MembershipRequestQuerySet
from mechanism.rules.memberships import REMINDED_AFTER, TOLD_AFTER
from network_portal.common import clock


def remind_of_requests() -> int:
    """How many letters were written. The outbox knows each occasion: run late, or twice at once, it tells once."""
    written = sum(remind_of_answer(asked) for asked in _waiting_for(REMINDED_AFTER))
    return written + sum(tell_overdue(asked) for asked in _waiting_for(TOLD_AFTER))


def remind_of_appeals() -> int:
    """As `remind_of_requests`, from the day on which the Liaison Table was asked."""
    written = sum(remind_of_decision(asked) for asked in _appealed_for(REMINDED_AFTER))
    return written + sum(tell_appeal_overdue(asked) for asked in _appealed_for(TOLD_AFTER))


def _waiting_for(time: timedelta) -> list[MembershipRequest]:
    return _read(MembershipRequest.objects.waiting().filter(asked_at__lte=clock.now() - time))


def _appealed_for(time: timedelta) -> list[MembershipRequest]:
    return _read(MembershipRequest.objects.appealed().filter(appealed_at__lte=clock.now() - time))


def _read(found: MembershipRequestQuerySet) -> list[MembershipRequest]:
    return list(found.select_related("organisation", "body").order_by("pk"))
