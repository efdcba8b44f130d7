from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.jobs import look_now
from network_portal.notifications.kinds import MessageKind, kinds
from network_portal.notifications.models import Message
from network_portal.notifications.queries.preferences import who_muted
from network_portal.notifications.queries.readers import TEAMS
from network_portal.notifications.queries.texts import render_message

DELIVER = "network_portal.notifications.tasks.deliver_waiting"
DELIVER_URGENT = "network_portal.notifications.tasks.deliver_urgent"
Links = Mapping[str, Mapping[str, Any]]
BATCH = 500


def queue_message(
    kind: MessageKind,
    *,
    address: str,
    person_id: int | None = None,
    language: str,
    values: Mapping[str, Any],
    links: Links | None = None,
    key: str | None = None,
    quiet: bool = False,
) -> Message | None:
    """Write one message, in the transaction of what causes it; the worker sends it after the commit.

    `links` maps a name that the template uses to `{"maker": name in registry.link_makers, …}`: the rest
    are the plain values that the maker needs, without any token. In the one named `link`, `about` and `by` are
    the ids of people whom the text names: their erasure empties it. `key` names the occasion: a second message
    of the same occasion is not written, the first is answered. `quiet`: it leaves without its words, even to who did
    not ask for that. Without an address there is nobody to write to, and who does not want this category is not
    written to: None.
    """
    if not address or person_id in who_muted(kind.category, [person_id]):
        return None
    known = Message.objects.filter(key=key).first() if key is not None else None
    if known is not None:
        return known
    letter = Letter(address, person_id, language, values, key, links or {}, quiet)
    return _kept_once(_drafted(kind, letter))


@dataclass(frozen=True)
class Letter:
    """One of many messages of a kind: the arguments of `queue_message`, of which `key` is needed here.

    `teams`: ids of organisations whose business it tells; it leaves only while its reader is of one of their teams.
    """

    address: str
    person_id: int | None
    language: str
    values: Mapping[str, Any]
    key: str | None = None
    links: Links = field(default_factory=dict)
    quiet: bool = False
    teams: frozenset[int] = frozenset()


def queue_messages(kind: MessageKind, letters: Iterable[Letter]) -> int:
    """Write many messages in the transaction of what causes them, in as many queries as there are batches.

    As `queue_message`: who has no address or does not want the category gets none, and a key that is known
    writes nothing. Answers how many were written.
    """
    letters = list(letters)
    muted = who_muted(kind.category, (letter.person_id for letter in letters))
    letters = [letter for letter in letters if letter.address and letter.person_id not in muted]
    written = 0
    with transaction.atomic():
        for start in range(0, len(letters), BATCH):
            batch = letters[start : start + BATCH]
            keys = [letter.key for letter in batch]
            known = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
            fresh = [_drafted(kind, letter) for letter in batch if letter.key not in known]
            written += len(Message.objects.bulk_create(fresh, ignore_conflicts=True))
        if written:
            _look_now(kind.priority)
    return written


def redirect_waiting(part: str, *, person_id: int, before: str, after: str) -> None:
    """What `part` wrote to a person and is not sent yet goes to their new address: its links are made on leaving."""
    waiting = Message.objects.exclude(state=Message.SENT).filter(kind__startswith=f"{part}.", person_id=person_id)
    waiting.filter(address=before).update(address=after)


def send_by_outbox(kind: str, **fields: Any) -> None:
    """What accounts, which stands lower, reaches through registry.mail_sender["outbox"]: a kind by its name."""
    queue_message(kinds[kind], **fields)


def release_message(*, message_id: int, by: Actor) -> None:
    """Queue again what is uncertain or failed: a person has looked, and answers for a second copy.

    Raises message_needs_no_release where it is neither, message_forgotten where its text is gone.
    """
    with transaction.atomic():
        message = Message.objects.select_for_update().get(pk=message_id)
        before = message.state
        if before not in (Message.UNCERTAIN, Message.FAILED):
            raise DomainError("message_needs_no_release")
        if not (message.address and message.text):
            raise DomainError("message_forgotten")
        now = clock.now()
        Message.objects.filter(pk=message.pk, state=before).update(
            state=Message.QUEUED, attempts=0, next_attempt_at=now, released_at=now, leased_until=None, last_error=""
        )
        record("notifications.release_message", by=by, target=message, changes={"state": [before, Message.QUEUED]})
        _look_now(message.priority)


def _look_now(priority: int) -> None:
    look_now(DELIVER_URGENT if priority <= Message.URGENT else DELIVER)


def _drafted(kind: MessageKind, letter: Letter) -> Message:
    language = letter.language if letter.language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    return Message(
        kind=kind.name,
        category=kind.category,
        priority=kind.priority,
        person_id=letter.person_id,
        address=letter.address,
        language=language,
        links=_links(letter),
        message_id=f"<{uuid4()}@{settings.MESSAGE_ID_DOMAIN}>",
        key=letter.key,
        is_quiet=letter.quiet,
        **render_message(kind, language=language, values=letter.values, link_names=letter.links),
    )


def _links(letter: Letter) -> dict[str, dict[str, Any]]:
    teams = {TEAMS: sorted(letter.teams)} if letter.teams else {}
    return {name: {**link, **teams} for name, link in letter.links.items()}


def _kept_once(message: Message) -> Message:
    try:
        with transaction.atomic():
            message.save()
            _look_now(message.priority)
    except IntegrityError:
        known = Message.objects.filter(key=message.key).first() if message.key is not None else None
        if known is None:
            raise
        return known
    return message
