"""Who is written to when a mandate ends, each in their language and once."""

from typing import Any

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.bodies.models import Mandate
from network_portal.bodies.queries.mandates import holders, is_vacant
from network_portal.bodies.queries.offices import protected_holders
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.languages import date_in_words
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds

KIND = "bodies.mandate_ended"
OFFICES = [office for office, _label in Mandate.OFFICES]


def tell_mandate_ended(mandate: Mandate) -> int:
    """Those who hold an office of the body, who held this one, and the co-chairs where nobody holds it any more."""
    people = list(holders(mandate.body, *OFFICES))
    if mandate.person and mandate.person.is_active and mandate.how_ended != Mandate.ERASED:
        people.append(mandate.person)
    vacant = is_vacant(mandate.body, mandate.office)
    if vacant:
        people += co_chairs()
    letters = [_letter(mandate, person, is_vacant=vacant) for person in dict.fromkeys(people)]
    return queue_messages(kinds[KIND], letters)


def _letter(mandate: Mandate, person: User, *, is_vacant: bool) -> Letter:
    link: dict[str, Any] = {"maker": "accounts.page", "route": "home:dashboard", "about": mandate.person_id}
    return Letter(
        address=person.email,
        person_id=person.pk,
        language=person.language,
        values=_values(mandate, person) | {"is_vacant": is_vacant},
        key=f"{KIND}:{mandate.pk}:{person.pk}",
        links={"link": link},
    )


def _values(mandate: Mandate, person: User) -> dict[str, Any]:
    """Of who erased their account no letter says any more who they were, nor to others of who held the office for an
    organisation whose name is protected."""
    named = mandate.person if mandate.how_ended != Mandate.ERASED else None
    if named != person and mandate.pk in protected_holders(mandate.body):
        named = None
    with translation.override(person.language):
        return {
            "name": person.name,
            "holder": str(named) if named else "",
            "is_own": named == person,
            "office": str(mandate.get_office_display()),
            "body": body_in_words(mandate.body),
            "how": str(mandate.get_how_ended_display()),
            "day": date_in_words(mandate.ended_on) if mandate.ended_on else "",
            "reason": mandate.reason,
        }
