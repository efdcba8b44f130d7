"""Who acts: what permissions and actions need to know of a person, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

CO_CHAIR = "co_chair"
EDITOR = "editor"
ADMINISTRATOR = "administrator"
COMMITTEE = "committee"
STAFF_ROLES = (CO_CHAIR, EDITOR, ADMINISTRATOR, COMMITTEE)

FOCAL_POINT = "focal_point"
REPRESENTATIVE = "representative"
MEMBER = "member"


@dataclass(frozen=True)
class Actor:
    """`roles` act now; `dormant_roles` are held but wait for a second factor in this session.

    `memberships` maps the id of an organisation to the person's role in its team.
    """

    user_id: int | None = None
    name: str = ""
    roles: frozenset[str] = frozenset()
    dormant_roles: frozenset[str] = frozenset()
    confirmed_recently: bool = False
    memberships: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    acting_for: int | None = None
    acting_organisation_name: str = ""

    @property
    def is_signed_in(self) -> bool:
        return self.user_id is not None

    def has_role(self, *wanted: str) -> bool:
        return not self.roles.isdisjoint(wanted)

    def organisations_as(self, *team_roles: str) -> frozenset[int]:
        return frozenset(pk for pk, role in self.memberships.items() if role in team_roles)

    def with_second_factor(self) -> "Actor":
        """The same person after a second factor given just now: what a door asks before it sends there."""
        return replace(self, roles=self.roles | self.dormant_roles, dormant_roles=frozenset(), confirmed_recently=True)


ANYONE = Actor()
SYSTEM = Actor(name="system")
