"""What somebody does to the security of their own account is in the audit: by numbers, never what was set."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from network_portal.accounts.actions.mails import send_security_notice
from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.registry import tell_address_change


@transaction.atomic
def note_security_change(*, verb: str, notice: str, person: User, address: str) -> None:
    """Record what the person just did, and tell them, so that who did not do it themselves learns of it."""
    record(verb, by=Actor(user_id=person.pk), target=person.as_number())
    send_security_notice(notice, person, address)


def tell_new_address(person_id: int, before: str) -> None:
    """Within the transaction of the change: what was mailed to the address `before` is each part's to end."""
    after = User.objects.get(pk=person_id).email
    if before != after:
        tell_address_change(person_id, before, after)


@transaction.atomic
def end_own_sessions(*, by: Actor, sessions: list[UserSession]) -> None:
    """Sessions of one person, ended by them; none changes nothing."""
    for session in sessions:
        session.end()
    if sessions:
        record("accounts.end_own_sessions", by=by, target=User(pk=by.user_id))
