from django.utils.crypto import constant_time_compare, salted_hmac

from network_portal.common import actors, clock
from network_portal.common.actors import Actor
from network_portal.monitoring.models import MailedLink
from network_portal.organisations.models import TeamMember

SALT = "monitoring.updates"


def link_token(link: MailedLink) -> str:
    """`<id>-<256 bits in hexadecimal>`, a keyed hash of id and generation; made when a mail leaves."""
    return f"{link.pk}-{salted_hmac(SALT, f'{link.pk}:{link.generation}', algorithm='sha256').hexdigest()}"


def link_by_token(token: str) -> MailedLink | None:
    """The link whose present token this is. A forged one and one of an older generation find nothing."""
    number, _dash, _hash = token.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    found = MailedLink.objects.select_related("round", "organisation", "person").filter(pk=int(number)).first()
    if found is None or not constant_time_compare(link_token(found), token):
        return None
    return found


def opens(link: MailedLink) -> bool:
    """Not taken back, not over, and its person still reports for the organisation: who is replaced loses it."""
    if link.revoked_at or clock.today() > link.expires_on or not link.person.is_active:
        return False
    seats = TeamMember.objects.current().filter(role=actors.FOCAL_POINT)
    return seats.filter(organisation=link.organisation_id, user=link.person_id).exists()


def bearer(link: MailedLink) -> Actor:
    """Who acts by the link: its person, for this organisation alone and with no role."""
    return Actor(
        user_id=link.person_id,
        name=str(link.person),
        memberships={link.organisation_id: "link"},
        acting_for=link.organisation_id,
        acting_organisation_name=link.organisation.short_name,
    )
