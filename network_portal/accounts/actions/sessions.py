from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError


@transaction.atomic
def end_sessions(*, by: Actor, person: User) -> None:
    """Sign another person out everywhere. Raises account_of_oneself."""
    refuse_oneself(by, person)
    end_every_session(person)
    record("accounts.end_sessions", by=by, target=person.as_number())


def refuse_oneself(by: Actor, person: User) -> None:
    if by.user_id == person.pk:
        raise DomainError("account_of_oneself")


def end_every_session(person: User) -> None:
    sessions = UserSession.objects.filter(user=person)
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sessions.delete()


def forget_ended_sessions() -> int:
    """Sessions past their end, and what was kept about the device of each; how many there were."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    living = Session.objects.values("session_key")
    count, _rows = UserSession.objects.exclude(session_key__in=living).delete()
    return count
