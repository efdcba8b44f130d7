from network_portal.common import actors, clock
from network_portal.common.actors import Actor
from network_portal.common.keyed import is_keyed_hash, keyed_hash
from network_portal.monitoring.models import Duty, MailedLink
from network_portal.monitoring.rules.hands import BY_LINK, DRAFTING
from network_portal.organisations.models import TeamMember

SALT = "monitoring.updates"


def link_token(link: MailedLink) -> str:
    """`<id>-<256 bits in hexadecimal>`, a keyed hash of id and generation; made when a mail leaves."""
    return f"{link.pk}-{keyed_hash(SALT, _state(link))}"


def link_by_token(token: str) -> MailedLink | None:
    """The link whose present token this is. A forged one and one of an older generation find nothing."""
    number, _dash, text = token.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    found = MailedLink.objects.select_related("round", "organisation", "person").filter(pk=int(number)).first()
    if found is None or not is_keyed_hash(SALT, _state(found), text):
        return None
    return found


def _state(link: MailedLink) -> str:
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
    if role == actors.FOCAL_POINT:
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
