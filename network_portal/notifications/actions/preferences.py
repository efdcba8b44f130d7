from collections.abc import Iterable

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import withdrawals
from network_portal.common.actors import Actor
from network_portal.notifications.kinds import is_optional
from network_portal.notifications.models import Message, MutedCategory
from network_portal.notifications.queries.preferences import mark_of, muted_by

UNWANTED = "notifications.unwanted_mail"


@transaction.atomic
def choose_mail(*, by: Actor, person: User, unwanted: Iterable[str]) -> None:
    """The categories that the person does not want; what is always sent is left out. What waits of them is not sent."""
    User.objects.select_for_update().get(pk=person.pk)
    before, after = muted_by(person.pk), {category for category in unwanted if is_optional(category)}
    if before == after:
        return
    MutedCategory.objects.filter(person=person, category__in=before - after).delete()
    MutedCategory.objects.bulk_create(MutedCategory(person=person, category=one) for one in sorted(after - before))
    Message.objects.filter(person=person, category__in=after - before, state=Message.QUEUED, leased_until=None).delete()
    changes = {"unwanted": [sorted(before), sorted(after)]}
    record("notifications.choose_mail", by=by, target=person.as_number(), changes=changes)
    for category in sorted(after - before):
        withdrawals.note(UNWANTED, mark_of(person.key, category))
    for category in sorted(before - after):
        withdrawals.note_given_again(UNWANTED, mark_of(person.key, category))


@transaction.atomic
def unsubscribe(*, by: Actor, person: User, category: str) -> None:
    choose_mail(by=by, person=person, unwanted=muted_by(person.pk) | {category})
