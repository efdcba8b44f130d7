"""What a restored backup does not bring back: mail that somebody does not want, and mail that may have left."""

from collections.abc import Collection, Iterable

from network_portal.accounts.models import User
from network_portal.common import clock, registry
from network_portal.common.actors import SYSTEM
from network_portal.common.registry import AfterRestore, Withdrawal
from network_portal.notifications.actions.preferences import UNWANTED, unsubscribe
from network_portal.notifications.models import Message, MutedCategory
from network_portal.notifications.queries.preferences import mark_of, muted_by


def unwanted() -> Iterable[str]:
    rows = MutedCategory.objects.values_list("person__key", "category")
    return [mark_of(key, category) for key, category in rows]


def unsubscribe_again(marks: Collection[str]) -> int:
    """A mark is the account's random key and the category."""
    count = 0
    for mark in sorted(marks):
        key, _colon, category = mark.partition(":")
        person = User.objects.filter(key=key, erased_at=None).first()
        if person is not None and category not in muted_by(person.pk):
            unsubscribe(by=SYSTEM, person=person, category=category)
            count += 1
    return count


def doubt_what_waited() -> int:
    """What waited when the backup was made may have left since: whoever holds the proof is asked, or a person."""
    waited = Message.objects.filter(state__in=(Message.QUEUED, Message.SENDING))
    return waited.update(state=Message.UNCERTAIN, leased_until=None, next_attempt_at=clock.now())


def register() -> None:
    registry.withdrawals.register(UNWANTED, Withdrawal(marks=unwanted, again=unsubscribe_again))
    told = "mails waited then and may have left since: they are not sent before it is known whether they arrived."
    registry.after_restore.register("messages", AfterRestore(do=doubt_what_waited, told=told))
