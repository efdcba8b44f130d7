from collections.abc import Callable
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.kept_answers import SESSION_KEY


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


def forget_late_answers() -> int:
    """What was typed and waited longer than promised, in a session that lives on; how many there were."""
    moment = clock.now().timestamp()
    return _forget_answers(lambda kept: kept["until"] <= moment)


def forget_answers_of(person: User) -> int:
    """Also in a session that has ended for them: it is nobody's, and still holds what they typed."""
    return _forget_answers(lambda kept: kept["person_id"] == person.pk)


def _forget_answers(is_over: Callable[[dict[str, Any]], bool]) -> int:
    """A session that was written meanwhile is left as it is, for the next time."""
    count = 0
    for session in Session.objects.iterator():
        values = session.get_decoded()
        if SESSION_KEY in values and is_over(values.pop(SESSION_KEY)):
            same = Session.objects.filter(pk=session.pk, session_data=session.session_data)
            count += same.update(session_data=Session.objects.encode(values))
    return count
