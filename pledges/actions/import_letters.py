"""Whom an imported file makes report on pledges, told in one mail a person."""

from collections.abc import Iterable, Mapping

from django.utils import translation

from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.names import name_for_spokespeople
from network_portal.organisations.queries.teams import spokespeople_of
from pledges.models import Pledge
from pledges.queries.carried import reporters_of_pledges
from pledges.queries.imports import Preview
from pledges.rules.stages import SETTLED

KIND = "pledges.reporters_changed"
LISTED = 20
DECIDING = {"reporter", "activity"}
OVER = [one.value for one in SETTLED]


def reporters_before(preview: Preview) -> dict[int, int | None]:
    """Who reports now on what the file would give to another."""
    touched = [one.stored.pk for one in preview.changed if one.stored and one.columns & DECIDING]
    return reporters_of_pledges(touched)


def tell_reporters(added: Iterable[Pledge], changed: Iterable[Pledge], before: Mapping[int, int | None]) -> int:
    """To those who submit for the pledging organisation, the reporter before and the one of now, if another. A new
    pledge was its own organisation's before; on what is over nobody reports."""
    was = {**{one.pk: one.organisation_id for one in added}, **before}
    now = reporters_of_pledges(was)
    touched = [one for one in (*added, *changed) if one.pk in was and one.stage not in OVER]
    moved = [one for one in touched if now[one.pk] != was[one.pk]]
    bodies = {one.pk: {one.organisation_id, was[one.pk], now[one.pk]} - {None} for one in moved}
    people = spokespeople_of({body for some in bodies.values() for body in some if body})
    named = Organisation.objects.in_bulk({body for some in bodies.values() for body in some if body})
    letters = []
    for person, seats in people.items():
        own = [one for one in moved if bodies[one.pk] & seats]
        with translation.override(person.language):
            lines = [_line(one, named, was[one.pk], now[one.pk], seats) for one in own[:LISTED]]
        letters.append(
            Letter(
                address=person.email,
                person_id=person.pk,
                language=person.language,
                values={"name": person.name, "pledges": lines, "more": len(own) - len(lines)},
                key=f"{KIND}:{own[0].pk}.{own[0].version}:{person.pk}",
                links={"link": {"maker": "pledges.registry"}},
            )
        )
    return queue_messages(kinds[KIND], letters)


def _line(
    pledge: Pledge, named: Mapping[int, Organisation], before: int | None, after: int | None, seats: set[int]
) -> dict[str, str]:
    return {
        "reference": pledge.reference,
        "title": pledge.title,
        "before": name_for_spokespeople(named.get(before or 0), seats),
        "after": name_for_spokespeople(named.get(after or 0), seats),
    }
