"""Who is written to about a clearance: the focal points of every member, each once and in their language."""

from collections.abc import Iterable, Mapping

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.common.languages import date_in_words
from network_portal.knowledge.models import Clearance
from network_portal.knowledge.models.clearances import CLEARANCE_STATES
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.queries.teams import focal_points_of

STATES: Mapping[str, object] = dict(CLEARANCE_STATES)


def ask_members(clearance: Clearance) -> int:
    return _write("knowledge.clearance_opened", clearance, _members(clearance), str(clearance.version))


def tell_clearance_extended(clearance: Clearance) -> int:
    return _write("knowledge.clearance_extended", clearance, _members(clearance), str(clearance.version))


def tell_clearance_withdrawn(clearance: Clearance) -> int:
    return _write("knowledge.clearance_withdrawn", clearance, _concerned(clearance), "")


def tell_clearance_closed(clearance: Clearance) -> int:
    return _write("knowledge.clearance_closed", clearance, _concerned(clearance), "")


def _members(clearance: Clearance) -> list[User]:
    """Who is a focal point of two members is written to once."""
    bodies = clearance.answers.values_list("organisation", flat=True)
    return list({seat.user_id: seat.user for seat in focal_points_of(bodies)}.values())


def _concerned(clearance: Clearance) -> list[User]:
    """The members, the co-chairs and whoever opened it."""
    people = {person.pk: person for person in [*_members(clearance), *co_chairs()]}
    if clearance.opened_by and clearance.opened_by.is_active:
        people.setdefault(clearance.opened_by.pk, clearance.opened_by)
    return list(people.values())


def _write(kind: str, clearance: Clearance, people: Iterable[User], occasion: str) -> int:
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=_values(clearance, person),
            key=f"{kind}:{clearance.pk}.{occasion}:{person.pk}",
            links={"link": {"maker": "knowledge.clearance", "clearance": clearance.pk}},
        )
        for person in people
    ]
    return queue_messages(kinds[kind], letters)


def _values(clearance: Clearance, person: User) -> dict[str, str]:
    with translation.override(person.language):
        return {
            "name": person.name,
            "title": clearance.title,
            "words": clearance.reason or clearance.words,
            "organisation": clearance.told_by,
            "deadline": date_in_words(clearance.closes_at, "minute"),
            "outcome": str(STATES[clearance.state]),
        }
