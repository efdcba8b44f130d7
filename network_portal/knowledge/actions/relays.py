"""A letter of anybody to those who carried a practice out: passed on, and kept nowhere but in the outbox."""

import hashlib
from typing import Any

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines, one_line
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.relays import receivers_of
from network_portal.knowledge.queries.values import text_written
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds

KIND = "knowledge.relayed"


@transaction.atomic
def relay_letter(*, by: Actor, practice: Practice, name: str, address: str, words: str, consents: bool) -> int:
    """How many people it goes to. They read who writes and where to answer; the writer reads nothing of them.

    The same letter sent twice on a day is one. Raises DomainError: relay_needs_consent, relay_needs_name,
    relay_needs_words, relay_reaches_nobody.
    """
    if not consents:
        raise DomainError("relay_needs_consent", field="consents")
    name, words = one_line(name), kept_lines(words)
    if not name:
        raise DomainError("relay_needs_name", field="name")
    if not words:
        raise DomainError("relay_needs_words", field="words")
    people = list(receivers_of(practice))
    if not (people and practice.is_published):
        raise DomainError("relay_reaches_nobody")
    values = {"title": text_written(practice).title, "writer": name, "answer_to": address, "words": words}
    link: dict[str, Any] = {"maker": "knowledge.practice_page", "practice": practice.pk, "by": by.user_id}
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=values | {"name": person.name},
            key=f"{KIND}:{practice.pk}:{_digest(address, words)}:{person.pk}",
            links={"link": link},
        )
        for person in people
    ]
    queue_messages(kinds[KIND], letters)
    record("knowledge.relay_letter", by=by, target=practice)
    return len(letters)


def _digest(address: str, words: str) -> str:
    said = f"{clock.today()}\n{address.casefold()}\n{words}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]
