from dataclasses import dataclass

from network_portal.common import clock
from network_portal.common.actors import FOCAL_POINT, Actor
from network_portal.common.keyed import is_keyed_hash, keyed_hash
from network_portal.common.numbers import whole_number
from network_portal.monitoring.models import Duty, MailedLink, Round
from network_portal.monitoring.rules.drafters import BY_LINK, DRAFTING
from network_portal.organisations.models import TeamMember

SALT = "monitoring.updates"


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


def link_token(link: MailedLink) -> str:
    """`<id>-<256 bits in hexadecimal>`, a keyed hash of id and generation; made when a mail leaves."""
    return f"{link.pk}-{keyed_hash(SALT, _keyed(link))}"


def link_by_token(token: str) -> MailedLink | None:
    """The link whose present token this is. A forged one and one of an older generation find nothing."""
    number, _dash, text = token.partition("-")
    found = (
        MailedLink.objects.select_related("round", "organisation", "person")
        .filter(pk=whole_number(number) or 0)
        .first()
    )
    if found is None or not is_keyed_hash(SALT, _keyed(found), text):
        return None
    return found


def _keyed(link: MailedLink) -> str:
    return f"{link.pk}:{link.generation}"


def part_of(link: MailedLink) -> str:
    """BY_LINK for who reports for the organisation, DRAFTING for a colleague to whom something was handed over.

    Empty for a link that does not open: taken back, over, or its person is out of the team or drafts no more.
    """
    return "" if link.revoked_at or clock.today() > link.expires_on else part_in_team(link)


def part_in_team(link: MailedLink) -> str:
    """The part of its person today, whether or not the link opens."""
    if not link.person.is_active:
        return ""
    seats = TeamMember.objects.current().filter(organisation=link.organisation_id, user=link.person_id)
    role = seats.values_list("role", flat=True).first()
    if role == FOCAL_POINT:
        return BY_LINK
    handed = Duty.objects.filter(round=link.round_id, organisation=link.organisation_id, drafter=link.person_id)
    return DRAFTING if role and handed.exists() else ""


def bearer(link: MailedLink, part: str) -> Actor:
    """Who acts by the link: its person, for this organisation alone and with no role."""
    return Actor(
        user_id=link.person_id,
        name=str(link.person),
        memberships={link.organisation_id: part},
        acting_for=link.organisation_id,
        acting_organisation_name=link.organisation.short_name,
    )


def link_states(round_: Round, organisation_id: int) -> list[LinkState]:
    """Those of one organisation, as who cares for them sees them: no token. In three queries."""
    links = MailedLink.objects.filter(round=round_, organisation=organisation_id).select_related("person")
    seats = TeamMember.objects.current().filter(organisation=organisation_id, user__is_active=True)
    roles = dict(seats.values_list("user_id", "role"))
    handed = Duty.objects.filter(round=round_, organisation=organisation_id).exclude(drafter=None)
    drafters = set(handed.values_list("drafter_id", flat=True))
    return [
        LinkState(link, _state_of(link, roles.get(link.person_id, ""), link.person_id in drafters))
        for link in links.order_by("person__name", "pk")
    ]


def _state_of(link: MailedLink, role: str, is_drafter: bool) -> str:
    if link.disowned_at:
        return "not_me"
    if role != FOCAL_POINT and not (role and is_drafter):
        return "left"
    if link.revoked_at:
        return "revoked"
    if clock.today() > link.expires_on:
        return "over"
    return "works" if role == FOCAL_POINT else "drafts"
