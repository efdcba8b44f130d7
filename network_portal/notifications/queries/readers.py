"""Whether a message may still go to whom it was written to."""

from network_portal.common.registry import is_of_a_team
from network_portal.notifications.models import Message

TEAMS = "teams"
"""In each link of a message about the business of organisations: their ids."""


def may_read(message: Message) -> bool:
    """Not who left the teams whose business it tells, whatever was so when it was written."""
    teams = {team for link in message.links.values() for team in link.get(TEAMS, ())}
    return not teams or is_of_a_team(message.person_id or 0, teams)
