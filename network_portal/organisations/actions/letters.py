"""Letters about the business of organisations, which leave only to who is of their teams when they leave."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from network_portal.notifications.actions.messages import Letter
from network_portal.organisations.models import TeamMember


def to_teams(letters: Iterable[Letter], organisations: Collection[int]) -> list[Letter]:
    """Who is of the team of one of these today reads as one of it; to the others (co-chairs, a secretariat) the letter
    leaves whatever becomes of teams."""
    letters = list(letters)
    people = [letter.person_id for letter in letters if letter.person_id]
    seats = TeamMember.objects.current().filter(organisation__in=list(organisations), user__in=people)
    teams: dict[int, set[int]] = defaultdict(set)
    for person, organisation in seats.values_list("user_id", "organisation_id"):
        teams[person].add(organisation)
    return [replace(letter, teams=frozenset(teams.get(letter.person_id or 0, ()))) for letter in letters]
