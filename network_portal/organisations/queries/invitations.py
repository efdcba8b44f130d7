from django.db.models import QuerySet

from network_portal.accounts.models import User
from network_portal.accounts.queries import has_confirmed_address
from network_portal.common import clock
from network_portal.common.keyed import is_keyed_hash, keyed_hash
from network_portal.common.numbers import whole_number
from network_portal.organisations.models import Invitation, Organisation

SALT = "organisations.invitation"


def open_invitations(organisation: Organisation) -> QuerySet[Invitation]:
    """Neither accepted nor taken back; one whose time is over or which no longer `stands` can be sent again until
    a job ends it."""
    return organisation.invitations.waiting().with_standing().select_related("replaces__user")


def invitation_token(invitation: Invitation) -> str:
    """`<id>-<256 bits in hexadecimal>`, a keyed hash of id and generation; made when the mail leaves."""
    return f"{invitation.pk}-{keyed_hash(SALT, _state(invitation))}"


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation whose present link this is. A forged link and one of an older generation find nothing."""
    number, _dash, text = token.partition("-")
    found = Invitation.objects.filter(pk=whole_number(number) or 0).select_related("organisation", "replaces").first()
    if found is None or not is_keyed_hash(SALT, _state(found), text):
        return None
    return found


def _state(invitation: Invitation) -> str:
    return f"{invitation.pk}:{invitation.generation}"


def is_open(invitation: Invitation) -> bool:
    """Also only while whoever sent it may still invite: a lost role or a disabled account withdraws its calls."""
    is_waiting = invitation.accepted_at is None and invitation.revoked_at is None
    return is_waiting and clock.now() < invitation.expires_at and _stands(invitation)


def _stands(invitation: Invitation) -> bool:
    return Invitation.objects.standing().filter(pk=invitation.pk).exists()


def is_addressed_to(invitation: Invitation, user: User) -> bool:
    return has_confirmed_address(user, invitation.email)
