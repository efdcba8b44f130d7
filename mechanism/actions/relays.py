"""A member of a table writes to another, who is reached without an address being told."""

from django.db import transaction
from django.utils import translation

from mechanism.actions.letters import representatives
from network_portal.accounts.models import User
from network_portal.audit.actions import record
from network_portal.bodies.models import Body
from network_portal.bodies.queries.members import sits_in
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.organisations.actions.relays import letter_of, pass_on
from network_portal.organisations.models import Organisation


@transaction.atomic
def write_to_member(
    *, by: Actor, writer: User, writes_for: str, body: Body, organisation: Organisation, words: str
) -> int:
    """How many people it goes to; `writes_for` is the name under which the writer's organisation sits there.

    Raises DomainError: relay_needs_name, relay_needs_words, relay_reaches_nobody.
    """
    letter = letter_of(name=str(writer), address=writer.email, words=words, consents=True)
    people = representatives(organisation)
    if not people or not sits_in([organisation.pk], body):
        raise DomainError("relay_reaches_nobody")
    for person in people:
        with translation.override(person.language):
            about = {"organisation": writes_for, "table": body_in_words(body)}
        pass_on(
            kind="mechanism.member_relayed",
            letter=letter,
            people=[person],
            about=about,
            key=f"{body.pk}.{organisation.pk}",
            link={"maker": "mechanism.members", "number": body.number, "by": by.user_id},
            teams=[organisation.pk],
        )
    record("mechanism.write_to_member", by=by, target=organisation)
    return len(people)
