"""Who acts: what permissions and actions need to know of a person, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

CO_CHAIR = "co_chair"
EDITOR = "editor"
ADMINISTRATOR = "administrator"
COMMITTEE = "committee"
PROTECTION_CONTACT = "protection_contact"
STAFF_ROLES = (CO_CHAIR, EDITOR, ADMINISTRATOR, COMMITTEE, PROTECTION_CONTACT)

FOCAL_POINT = "focal_point"
REPRESENTATIVE = "representative"
MEMBER = "member"


@dataclass(frozen=True)
class Actor:
    """`roles` act now; `dormant_roles` are held but wait for a second factor in this session.

    `memberships` maps the id of an organisation to the person's role in its team. `offices` are those that the person
    holds in bodies, as the id of the body and the office; like roles, they are dormant without a second factor.
    """

    user_id: int | None = None
    name: str = ""
    roles: frozenset[str] = frozenset()
    dormant_roles: frozenset[str] = frozenset()
    confirmed_recently: bool = False
    has_second_factor: bool = False
    memberships: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    offices: frozenset[tuple[int, str]] = frozenset()
    dormant_offices: frozenset[tuple[int, str]] = frozenset()
    acting_for: int | None = None
    acting_organisation_name: str = ""

    @property
    def is_signed_in(self) -> bool:
        return self.user_id is not None

    def has_role(self, *wanted: str) -> bool:
        return not self.roles.isdisjoint(wanted)

    def organisations_as(self, *team_roles: str) -> frozenset[int]:
        return frozenset(pk for pk, role in self.memberships.items() if role in team_roles)

    def bodies_as(self, *offices: str) -> frozenset[int]:
        """The bodies in which the person holds one of these offices; any office where none is named."""
        return frozenset(body for body, office in self.offices if not offices or office in offices)

    def speaking_for(self, organisation_id: int) -> "Actor":
        """The same person where a form says for whom they act, whatever was chosen meanwhile in another window."""
        return replace(self, acting_for=organisation_id)

    def with_second_factor(self) -> "Actor":
        """The same person after a second factor given just now: what a door asks before it sends there."""
        return replace(
            self,
            roles=self.roles | self.dormant_roles,
            dormant_roles=frozenset(),
            offices=self.offices if self.has_second_factor else self.dormant_offices,  # read by whoever asks
            dormant_offices=frozenset(),
            has_second_factor=True,
            confirmed_recently=True,
        )


ANYONE = Actor()
SYSTEM = Actor(name="system")
