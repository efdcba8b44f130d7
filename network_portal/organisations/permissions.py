"""The doors of organisations. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.accounts.permissions import (
    administrator_confirmed,
    co_chair_confirmed,
    is_co_chair,
    protection_contact_confirmed,
)
from network_portal.common.actors import MEMBER, REPRESENTATIVE, Actor
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.models.teams import NAMING_ROLES


@predicate
def is_in_team(actor: Actor, organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.pk in actor.memberships


@predicate
def names_its_people(actor: Actor, organisation: Organisation | None) -> bool:
    mine = actor.organisations_as(*NAMING_ROLES)
    return organisation is not None and organisation.pk in mine


@predicate
def represents(actor: Actor, organisation: Organisation | None) -> bool:
    """Speaks for it in the Mechanism: the column REP."""
    return organisation is not None and actor.memberships.get(organisation.pk) == REPRESENTATIVE


@predicate
def is_own_seat(actor: Actor, seat: TeamMember | None) -> bool:
    return seat is not None and actor.user_id is not None and seat.user_id == actor.user_id


@predicate
def knows_it_from_within(actor: Actor, organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.pk in actor.organisations_as(MEMBER, REPRESENTATIVE)


can_manage_team = names_its_people | co_chair_confirmed  # O04
can_read_team = is_in_team | co_chair_confirmed  # O04, to look before naming
can_edit_profile = names_its_people  # O03
can_hand_over = represents  # O04, one's own place
can_leave_team = is_own_seat  # O04, one's own seat
can_read_any = is_co_chair | administrator_confirmed  # P03
can_read_unlisted = can_read_any | knows_it_from_within  # P03
can_protect = represents  # O05, O
can_read_protected_names = protection_contact_confirmed  # O05, P
