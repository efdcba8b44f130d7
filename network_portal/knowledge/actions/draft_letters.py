"""Letters about what is written and decided on, whatever it is: a practice or a publication."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs, holders_of
from network_portal.common.actors import CO_CHAIR, EDITOR
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.actions.letters import to_teams
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.queries.names import public_name


def who_may_decide(bodies: Collection[int], writers: QuerySet[User]) -> QuerySet[User]:
    """Co-chairs and editors, without those to whom it belongs and without who wrote in it."""
    seats = TeamMember.objects.current().filter(organisation__in=bodies)
    return holders_of(CO_CHAIR, EDITOR).exclude(pk__in=seats.values("user")).exclude(pk__in=writers.values("pk"))


def with_author(people: Iterable[User], author: User | None) -> list[User]:
    """Each of them once, and whoever began it."""
    return list(dict.fromkeys([*people, *([author] if author and author.is_active else [])]))


def write_about(
    kind: str, draft: Any, people: Iterable[User], link: dict[str, Any], *, body: Organisation | None
) -> int:
    """Once a sending of the draft, to each in their language; it is of `body`, or the Network's."""
    people = list(people)
    know = _who_know(body, people)
    values = {"title": draft.title, "words": draft.comment}
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=values | {"organisation": _told_by(body, person, knows=person.pk in know), "name": person.name},
            key=f"{kind}:{draft.pk}.{draft.submissions}:{person.pk}",
            links={"link": link},
        )
        for person in people
    ]
    return queue_messages(kinds[kind], to_teams(letters, [body.pk] if body else []))


def _who_know(body: Organisation | None, people: Collection[User]) -> set[int]:
    """Those of them who may read its name though it is not listed: the co-chairs, and its own people."""
    ids = [person.pk for person in people]
    seats = TeamMember.objects.current().filter(organisation=body, user__in=ids)
    return {*seats.values_list("user", flat=True), *co_chairs().filter(pk__in=ids).values_list("pk", flat=True)}


def _told_by(body: Organisation | None, person: User, *, knows: bool) -> str:
    with translation.override(person.language):
        if body is None:
            return _("Regional Network")
        return body.short_name if knows else public_name(body)
