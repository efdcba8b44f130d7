"""The mailed links of one organisation in one round, as those who care for them see them. No token."""

from dataclasses import dataclass

from network_portal.common import clock
from network_portal.common.actors import FOCAL_POINT
from network_portal.monitoring.models import Duty, MailedLink, Round
from network_portal.organisations.models import TeamMember


@dataclass(frozen=True)
class LinkState:
    """`state` is one of: works, drafts, revoked, not_me, over, left."""

    link: MailedLink
    state: str

    @property
    def works(self) -> bool:
        return self.state in ("works", "drafts")

    @property
    def can_be_reissued(self) -> bool:
        return self.works or self.state in ("revoked", "not_me")


def link_states(round_: Round, organisation_id: int) -> list[LinkState]:
    """In three queries."""
    links = MailedLink.objects.filter(round=round_, organisation=organisation_id).select_related("person")
    seats = TeamMember.objects.current().filter(organisation=organisation_id, user__is_active=True)
    roles = dict(seats.values_list("user_id", "role"))
    handed = Duty.objects.filter(round=round_, organisation=organisation_id).exclude(drafter=None)
    drafters = set(handed.values_list("drafter_id", flat=True))
    return [
        LinkState(link, _state(link, roles.get(link.person_id, ""), link.person_id in drafters))
        for link in links.order_by("person__name", "pk")
    ]


def _state(link: MailedLink, role: str, is_drafter: bool) -> str:
    if link.disowned_at:
        return "not_me"
    if role != FOCAL_POINT and not (role and is_drafter):
        return "left"
    if link.revoked_at:
        return "revoked"
    if clock.today() > link.expires_on:
        return "over"
    return "works" if role == FOCAL_POINT else "drafts"
