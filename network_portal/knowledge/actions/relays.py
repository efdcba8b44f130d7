"""A letter of anybody to those who carried a practice out: passed on, and kept nowhere but in the outbox."""

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.relays import receivers_of
from network_portal.knowledge.queries.values import text_written
from network_portal.organisations.actions.relays import letter_of, pass_on

KIND = "knowledge.relayed"


@transaction.atomic
def relay_letter(*, by: Actor, practice: Practice, name: str, address: str, words: str, consents: bool) -> int:
    """How many people it goes to. Raises DomainError as `letter_of` and `pass_on`."""
    letter = letter_of(name=name, address=address, words=words, consents=consents)
    people = list(receivers_of(practice)) if practice.is_published else []
    link = {"maker": "knowledge.practice_page", "practice": practice.pk, "by": by.user_id}
    title = text_written(practice).title
    sent = pass_on(kind=KIND, letter=letter, people=people, about={"title": title}, key=str(practice.pk), link=link)
    record("knowledge.relay_letter", by=by, target=practice)
    return sent
