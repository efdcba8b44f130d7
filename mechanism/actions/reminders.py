"""Requests to join that nobody answers: whoever should is reminded, then the co-chairs are told. Once each."""

from datetime import timedelta

from mechanism.actions.letters import remind_of_answer, tell_overdue
from mechanism.models import MembershipRequest
from mechanism.rules.memberships import REMINDED_AFTER, TOLD_AFTER
from network_portal.common import clock


def remind_of_requests() -> int:
    """How many letters were written. The outbox knows each occasion: run late, or twice at once, it tells once."""
    written = sum(remind_of_answer(asked) for asked in _waiting_for(REMINDED_AFTER))
    return written + sum(tell_overdue(asked) for asked in _waiting_for(TOLD_AFTER))


def _waiting_for(time: timedelta) -> list[MembershipRequest]:
    found = MembershipRequest.objects.waiting().filter(asked_at__lte=clock.now() - time)
    return list(found.select_related("organisation", "body").order_by("pk"))
