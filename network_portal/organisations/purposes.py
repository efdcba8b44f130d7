"""What organisations hold about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        65,
        _("The teams of organisations to which you belong or belonged"),
        _("They decide for whom you see and do things here."),
        _("Until you erase your account; that the seat was held stays, without your name."),
        number_stays=("organisations.TeamMember.user",),
    ),
    Purpose(
        80,
        _("Invitations to a team: the e-mail address and who invited"),
        _("The person invited can join."),
        _("Until the invitation is accepted, taken back or over."),
        emptied=("organisations.Invitation.email",),
        number_stays=("organisations.Invitation.invited_by",),
        jobs=("network_portal.organisations.tasks.forget_ended_invitations",),
    ),
)
NOT_HELD = (
    NotPersonal(
        "what an organisation is called, and the source of it",
        ("organisations.Organisation.*", "organisations.Organisation.name", "organisations.Alias.*"),
    ),
    NotPersonal(
        "what a protected organisation is called, read by its representative and the two protection contacts alone",
        ("organisations.ProtectedName.*", "organisations.ProtectedName.name"),
    ),
)


def register() -> None:
    declare("organisations", HELD, NOT_HELD)
