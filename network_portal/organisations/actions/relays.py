"""A letter of anybody to the people of an organisation: passed on, and kept nowhere but in the outbox."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.lines import kept_lines, one_line
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.actions.letters import to_teams
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.relays import receivers_of, takes_messages

KIND = "organisations.relayed"


@dataclass(frozen=True)
class Relayed:
    """What a stranger wrote, and where to answer."""

    writer: str
    answer_to: str
    words: str

    @property
    def digest(self) -> str:
        """The same for the same letter on the same day."""
        said = f"{clock.today()}\n{self.answer_to.casefold()}\n{self.words}"
        return hashlib.sha256(said.encode()).hexdigest()[:32]


@transaction.atomic
def relay_to_organisation(
    *, by: Actor, organisation: Organisation, name: str, address: str, words: str, consents: bool
) -> int:
    """How many of its people it goes to. Raises DomainError as `letter_of`, and relay_reaches_nobody."""
    letter = letter_of(name=name, address=address, words=words, consents=consents)
    fresh = Organisation.objects.get(pk=organisation.pk)
    people = list(receivers_of([fresh.pk])) if takes_messages(fresh) else []
    link = {"maker": "organisations.card", "organisation": fresh.pk, "by": by.user_id}
    sent = pass_on(
        kind=KIND,
        letter=letter,
        people=people,
        about={"title": fresh.short_name},
        key=str(fresh.pk),
        link=link,
        teams=[fresh.pk],
    )
    record("organisations.relay_letter", by=by, target=fresh)
    return sent


def letter_of(*, name: str, address: str, words: str, consents: bool) -> Relayed:
    """Raises DomainError: relay_needs_consent, relay_needs_name, relay_needs_words."""
    if not consents:
        raise DomainError("relay_needs_consent", field="consents")
    letter = Relayed(one_line(name), address, kept_lines(words))
    if not letter.writer:
        raise DomainError("relay_needs_name", field="name")
    if not letter.words:
        raise DomainError("relay_needs_words", field="words")
    return letter


def pass_on(
    *,
    kind: str,
    letter: Relayed,
    people: Iterable[User],
    about: Mapping[str, str],
    key: str,
    link: Mapping[str, Any],
    teams: Collection[int] = (),
) -> int:
    """How many people it goes to. They read who writes and where to answer; the writer reads nothing of them.

    The same letter sent twice on a day is one; `about` is what the mail says of its subject, `key` tells it from
    others. It is for the people of these `teams`, ids of organisations. Raises DomainError: relay_reaches_nobody.
    """
    values = {**about, "writer": letter.writer, "answer_to": letter.answer_to, "words": letter.words}
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=values | {"name": person.name},
            key=f"{kind}:{key}:{letter.digest}:{person.pk}",
            links={"link": dict(link)},
        )
        for person in people
    ]
    if not letters:
        raise DomainError("relay_reaches_nobody")
    queue_messages(kinds[kind], to_teams(letters, teams))
    return len(letters)
