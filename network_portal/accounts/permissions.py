"""Staff predicates that every part reads, and the doors of accounts. Rows of the permission matrix in brackets."""

from typing import Any

from rules.predicates import predicate

from network_portal.common import actors
from network_portal.common.actors import Actor


@predicate
def is_signed_in(actor: Actor) -> bool:
    return actor.is_signed_in


@predicate
def is_co_chair(actor: Actor) -> bool:
    return actor.has_role(actors.CO_CHAIR)


@predicate
def is_editor(actor: Actor) -> bool:
    return actor.has_role(actors.EDITOR)


@predicate
def is_administrator(actor: Actor) -> bool:
    return actor.has_role(actors.ADMINISTRATOR)


@predicate
def is_protection_contact(actor: Actor) -> bool:
    return actor.has_role(actors.PROTECTION_CONTACT)


@predicate
def is_focal_point(actor: Actor) -> bool:
    return bool(actor.organisations_as(actors.FOCAL_POINT))


@predicate
def confirmed_recently(actor: Actor) -> bool:
    return actor.confirmed_recently


@predicate
def is_self(actor: Actor, person: Any) -> bool:
    return person is not None and actor.user_id == person.pk


co_chair_confirmed = is_co_chair & confirmed_recently
administrator_confirmed = is_administrator & confirmed_recently

protection_contact_confirmed = co_chair_confirmed & is_protection_contact

can_read_own_data = is_signed_in  # A02
can_read_people = administrator_confirmed  # A03
can_disable_account = administrator_confirmed & ~is_self  # A05
can_give_role = (co_chair_confirmed | administrator_confirmed) & ~is_self  # A06
can_open_role_page = co_chair_confirmed | administrator_confirmed  # A06
can_reach_admin = administrator_confirmed  # S04
