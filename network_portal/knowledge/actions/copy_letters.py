"""Who is written to about a copy, each in their language."""

from collections.abc import Iterable

from network_portal.accounts.models import User
from network_portal.accounts.queries import holders_of
from network_portal.common.actors import CO_CHAIR, EDITOR
from network_portal.knowledge.models import PracticeCopy
from network_portal.knowledge.queries.values import text_written
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import TeamMember


def ask_about_copy(copy: PracticeCopy) -> int:
    """Not whoever told it, nor the people of its organisation."""
    seats = TeamMember.objects.current().filter(organisation=copy.organisation_id)
    others = holders_of(CO_CHAIR, EDITOR).exclude(pk__in=seats.values("user")).exclude(pk=copy.author_id or 0)
    return _write("knowledge.copy_to_review", copy, others, "knowledge.copy")


def tell_shown(copy: PracticeCopy) -> int:
    return _write("knowledge.copy_published", copy, _author(copy), "knowledge.copied")


def tell_declined(copy: PracticeCopy) -> int:
    return _write("knowledge.copy_declined", copy, _author(copy), "knowledge.copied")


def _author(copy: PracticeCopy) -> list[User]:
    return [copy.author] if copy.author and copy.author.is_active else []


def _write(kind: str, copy: PracticeCopy, people: Iterable[User], maker: str) -> int:
    title = text_written(copy.practice).title
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values={"title": title, "words": copy.reason, "name": person.name},
            key=f"{kind}:{copy.pk}:{person.pk}",
            links={"link": {"maker": maker, "copy": copy.pk}},
        )
        for person in people
    ]
    return queue_messages(kinds[kind], letters)
