"""Who is written to when a mandate is recorded: its holder, and those who hold an office of the body."""

from typing import Any

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.bodies.models import Mandate
from network_portal.bodies.queries.mandates import holders
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.actors import Actor
from network_portal.common.languages import date_in_words
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds

KIND = "bodies.mandate_recorded"
OFFICES = [office for office, _label in Mandate.OFFICES]


def tell_mandate_recorded(mandate: Mandate, by: Actor) -> int:
    """But not to who recorded it. The holder reads where they choose whether the world sees their name."""
    people = [*holders(mandate.body, *OFFICES), *([mandate.person] if mandate.person else [])]
    told = [one for one in dict.fromkeys(people) if one.pk != by.user_id and one.is_active]
    return queue_messages(kinds[KIND], [_letter(mandate, one) for one in told])


def _letter(mandate: Mandate, person: User) -> Letter:
    is_own = person.pk == mandate.person_id
    link = {"maker": "bodies.mandates", "slug": mandate.body.slug, "mandate": mandate.pk if is_own else None}
    return Letter(
        address=person.email,
        person_id=person.pk,
        language=person.language,
        values=_values(mandate, person, is_own=is_own),
        key=f"{KIND}:{mandate.pk}:{person.pk}",
        links={"link": link},
    )


def _values(mandate: Mandate, person: User, *, is_own: bool) -> dict[str, Any]:
    """Who holds it stands in the portal, for those who may read it, and in no letter to others."""
    with translation.override(person.language):
        return {
            "name": person.name,
            "is_own": is_own,
            "office": str(mandate.get_office_display()),
            "body": body_in_words(mandate.body),
            "since": date_in_words(mandate.starts_on),
            "until": date_in_words(mandate.ends_on),
            "decided": date_in_words(mandate.decided_on) if mandate.decided_on else "",
            "minutes": mandate.minutes,
        }
