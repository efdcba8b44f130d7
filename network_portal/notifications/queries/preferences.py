from collections.abc import Iterable
from uuid import UUID

from network_portal.accounts.models import User
from network_portal.common.keyed import is_keyed_hash, keyed_hash
from network_portal.common.numbers import whole_number
from network_portal.notifications.kinds import is_optional
from network_portal.notifications.models import MutedCategory

SALT = "notifications.unsubscribe"


def muted_by(person_id: int) -> set[str]:
    return set(MutedCategory.objects.filter(person=person_id).values_list("category", flat=True))


def who_muted(category: str, people: Iterable[int | None]) -> set[int]:
    """Of these people; one query, none for what is always sent."""
    if not is_optional(category):
        return set()
    muted = MutedCategory.objects.filter(category=category, person__in=[one for one in people if one is not None])
    return set(muted.values_list("person_id", flat=True))


def mark_of(key: UUID, category: str) -> str:
    """One choice of one account, outside the database."""
    return f"{key}:{category}"


def unsubscribe_token(person: User, category: str) -> str:
    """`<id>-<category>-<256 bits in hexadecimal>`, made when a mail leaves; a new address ends it."""
    return f"{person.pk}-{category}-{keyed_hash(SALT, _state(person, category))}"


def unsubscribe_by_token(token: str) -> tuple[User, str] | None:
    """Whose wish and about what. A forged one finds nothing."""
    number, _dash, rest = token.partition("-")
    category, _dash, text = rest.rpartition("-")
    person = User.objects.filter(pk=whole_number(number) or 0).first()
    if person is None or not is_optional(category) or not is_keyed_hash(SALT, _state(person, category), text):
        return None
    return person, category


def _state(person: User, category: str) -> str:
    return f"{person.pk}:{category}:{person.email}"
