"""Who is written to about a recommendation: once each, and never again because nothing came."""

from collections.abc import Iterable
from typing import Any

from django.utils import translation

from mechanism.models import Addressee, RecommendationResponse
from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.bodies.queries.members import who_runs
from network_portal.bodies.queries.words import body_in_words
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.queries.names import public_name
from network_portal.organisations.queries.teams import focal_points_of


def tell_addressee(addressee: Addressee) -> int:
    """The focal points of the organisation; of the Network its co-chairs. Nobody is reminded of it afterwards."""
    if addressee.organisation_id is None:
        people: Iterable[User] = co_chairs()
    else:
        people = {seat.user_id: seat.user for seat in focal_points_of([addressee.organisation_id])}.values()
    return _write("mechanism.recommendation_addressed", addressee, people, key=str(addressee.pk))


def tell_table(response: RecommendationResponse) -> int:
    addressee = response.addressee
    people = who_runs(addressee.recommendation.body)
    return _write("mechanism.recommendation_answered", addressee, people, key=f"response.{response.pk}")


def _write(kind: str, addressee: Addressee, people: Iterable[User], *, key: str) -> int:
    one, letters = addressee.recommendation, []
    link = {"maker": "mechanism.recommendation", "recommendation": one.pk}
    for person in people:
        with translation.override(person.language):
            values: dict[str, Any] = {
                "name": person.name,
                "table": body_in_words(one.body),
                "title": one.text.title,
                "organisation": public_name(addressee.organisation) if addressee.organisation else "",
            }
        letters.append(
            Letter(person.email, person.pk, person.language, values, f"{kind}:{key}:{person.pk}", {"link": link})
        )
    return queue_messages(kinds[kind], letters)
