"""Registrations that nobody finishes: a warning, then they are forgotten."""

from django.db import transaction

from mechanism.actions.registration_letters import warn_of_end
from mechanism.models import Registration
from mechanism.rules.registrations import UNFINISHED_KEPT, WARNED_AFTER
from network_portal.common import clock


@transaction.atomic
def forget_unfinished() -> int:
    """Nobody loses what they wrote without having been warned: how many were forgotten."""
    now = clock.now()
    open_ones = Registration.objects.filter(done_at=None, is_assisted=False)
    count, _rows = open_ones.filter(saved_at__lt=now - UNFINISHED_KEPT).delete()
    for registration in open_ones.filter(saved_at__lt=now - WARNED_AFTER).select_related("person"):
        warn_of_end(registration)
    return count
