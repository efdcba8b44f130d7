from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation

from network_portal.accounts.models import User
from network_portal.accounts.queries import person_with_address
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import date_in_words
from network_portal.common.registry import tell_seat_change
from network_portal.notifications.actions.messages import queue_message
from network_portal.organisations.actions.teams import end_seat, take_back_calls_of
from network_portal.organisations.messages import INVITATION, INVITATION_LINK
from network_portal.organisations.models import Invitation, Organisation, TeamMember
from network_portal.organisations.queries.invitations import is_addressed_to, is_open
from network_portal.organisations.rules.invitations import REPEATED, end_of


@transaction.atomic
def invite(
    *,
    by: Actor,
    organisation: Organisation,
    email: str,
    role: str,
    language: str,
    replaces: TeamMember | None = None,
) -> Invitation:
    """Call somebody into the team by mail.

    The same call once more within a short while is the first one: a double press sends no second mail. Any
    other open call to the address is taken back. `resend_invitation` is how a mail is sent again.
    """
    organisation = _locked_organisation(organisation)
    email = email.strip().lower()
    _refuse_who_is_there(organisation, person_with_address(email), replaces)
    call = {"email": email, "role": role, "language": language, "replaces": replaces}
    repeated = organisation.invitations.waiting().filter(**call, invited_at__gt=clock.now() - REPEATED).first()
    if repeated:
        return repeated
    organisation.invitations.waiting().filter(email=email).update(revoked_at=clock.now())
    ends = end_of(clock.now(), of_portal=by.user_id is None)
    invitation = _kept_once(Invitation(organisation=organisation, invited_by_id=by.user_id, expires_at=ends, **call))
    if invitation is None:
        return organisation.invitations.waiting().get(email=email)
    record("organisations.invite", by=by, target=organisation, changes={"role": ["", role]})
    _send(invitation)
    return invitation


@transaction.atomic
def resend_invitation(*, by: Actor, invitation: Invitation) -> None:
    """A new link, good for as long as the first, from whoever sends it again; the links sent before it die."""
    invitation = _waiting(invitation)
    invitation.invited_by_id = by.user_id
    invitation.generation += 1
    invitation.expires_at = end_of(clock.now())
    invitation.save(update_fields=["invited_by", "generation", "expires_at"])
    record("organisations.resend_invitation", by=by, target=invitation.organisation)
    _send(invitation)


@transaction.atomic
def revoke_invitation(*, by: Actor, invitation: Invitation) -> None:
    invitation = _waiting(invitation)
    invitation.revoked_at = clock.now()
    invitation.generation += 1
    invitation.save(update_fields=["revoked_at", "generation"])
    record("organisations.revoke_invitation", by=by, target=invitation.organisation)


@transaction.atomic
def accept_invitation(*, by: Actor, invitation: Invitation, person: User) -> TeamMember:
    """The person joins in the role of the call; whoever they were called to replace leaves at that moment.

    Raises DomainError: invitation_over, invitation_for_another, in_the_team_already.
    """
    invitation = _locked(invitation)
    organisation = invitation.organisation
    if not is_open(invitation):
        raise DomainError("invitation_over", organisation=organisation.short_name)
    if not is_addressed_to(invitation, person):
        raise DomainError("invitation_for_another")
    _refuse_who_is_there(organisation, person, invitation.replaces)
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    if invitation.replaces and end_seat(invitation.replaces):
        take_back_calls_of(by=by, inviter=invitation.replaces.user, organisation=organisation)
    seat = _seat_for(person, invitation)
    record(
        "organisations.accept_invitation",
        by=by,
        target=organisation,
        changes={"role": ["", invitation.role], "person": [_number(invitation.replaces), person.pk]},
    )
    tell_seat_change(organisation.pk, person.pk, "", seat.role)
    return seat


def forget_ended_invitations() -> int:
    """The address of who was invited is kept until the call is accepted, taken back or over; how many ended."""
    count, _rows = Invitation.objects.ended(clock.now()).delete()
    return count


def _seat_for(person: User, invitation: Invitation) -> TeamMember:
    """Two calls to two addresses of one person may be accepted at one moment: the constraint lets one through."""
    organisation = invitation.organisation
    try:
        with transaction.atomic():
            return TeamMember.objects.create(organisation=organisation, user=person, role=invitation.role)
    except IntegrityError:
        raise DomainError("in_the_team_already", field="email", organisation=organisation.short_name) from None


def _locked_organisation(organisation: Organisation) -> Organisation:
    """Calls into one team wait for each other."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _kept_once(invitation: Invitation) -> Invitation | None:
    """None where another call to the same address was written at the same moment."""
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:
        return None
    return invitation


def _number(seat: TeamMember | None) -> int | None:
    return seat.user_id if seat else None


def _locked(invitation: Invitation) -> Invitation:
    found = Invitation.objects.select_for_update(of=("self",)).select_related("organisation", "replaces")
    return found.get(pk=invitation.pk)


def _waiting(invitation: Invitation) -> Invitation:
    found = _locked(invitation)
    if found.accepted_at or found.revoked_at:
        raise DomainError("invitation_over", organisation=found.organisation.short_name)
    return found


def _refuse_who_is_there(organisation: Organisation, person: User | None, replaces: TeamMember | None) -> None:
    seats = organisation.team.current().filter(user=person)
    if replaces:
        seats = seats.exclude(pk=replaces.pk)
    if seats.exists():
        raise DomainError("in_the_team_already", field="email", organisation=organisation.short_name)


def _send(invitation: Invitation) -> None:
    person = person_with_address(invitation.email)
    queue_message(
        INVITATION,
        address=invitation.email,
        person_id=person.pk if person else None,
        language=invitation.language,
        values=_values(invitation),
        links={"link": {"maker": INVITATION_LINK, "invitation": invitation.pk, "by": invitation.invited_by_id}},
        quiet=invitation.organisation.is_quiet,
    )


def _values(invitation: Invitation) -> dict[str, Any]:
    with translation.override(invitation.language):
        return {
            "organisation": invitation.organisation.short_name,
            "role": str(invitation.get_role_display()),
            "until": date_in_words(invitation.expires_at, "minute"),
            "by": str(invitation.invited_by) if invitation.invited_by else "",
        }
