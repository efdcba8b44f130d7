"""What messages hold of a name that became protected."""

from functools import partial

from django.db import transaction

from network_portal.common import registry
from network_portal.common.renamed_rows import may_hold
from network_portal.common.renaming import Renaming
from network_portal.notifications.actions.delivery import forget_words
from network_portal.notifications.backends import remove_kept
from network_portal.notifications.models import Message

COLUMNS = ("subject", "text", "html", "links")


def forget_name(organisation_id: int, renaming: Renaming) -> None:
    """What left loses its words, as do the files of a portal that keeps its mails; what may still leave, leaves with
    the name that counts now."""
    naming = [
        message
        for message in Message.objects.filter(may_hold(renaming, *COLUMNS)).only("pk", "state", "message_id", *COLUMNS)
        if any(renaming.is_in(getattr(message, column)) for column in COLUMNS)
    ]
    sent = [message for message in naming if message.state == Message.SENT]
    forget_words(Message.objects.filter(pk__in=[message.pk for message in sent]))
    for message in naming:
        if message.state != Message.SENT:
            words = {column: renaming.in_values(getattr(message, column)) for column in COLUMNS}
            Message.objects.filter(pk=message.pk).update(
                **words | {"subject": renaming.in_cut_text(message.subject, 300)}
            )
    transaction.on_commit(partial(remove_kept, [message.message_id for message in naming]))


def register() -> None:
    registry.forgotten_names.register("messages", forget_name)
