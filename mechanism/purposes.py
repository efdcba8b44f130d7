"""What the Mechanism holds about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        72,
        _("What you wrote of an organisation that you register with the Mechanism"),
        _("You can go on later, and send it once it is whole."),
        _(
            "Until you send it: then it is the organisation's. Not sent, 90 days after you last wrote; you are "
            "warned 30 days before."
        ),
        emptied=("mechanism.Registration.person", "mechanism.Registration.values"),
        jobs=("mechanism.tasks.forget_unfinished_registrations",),
    ),
    Purpose(
        74,
        _("That you registered an organisation, asked for it to join a table, or answered such a request"),
        _("The organisation and the tables know whom to ask."),
        _("Until you erase your account; what was asked and answered stays, without your name."),
        emptied=(
            "mechanism.Admission.registered_by",
            "mechanism.MembershipRequest.asked_by",
            "mechanism.MembershipRequest.decided_by",
            "mechanism.MembershipRequest.answered_by",
        ),
    ),
    Purpose(
        82,
        _("Your e-mail address, where somebody registers your organisation for you"),
        _("You are invited to confirm what was written."),
        _("Until you accept; not confirmed in 30 days, it goes with all that was written."),
        jobs=("mechanism.tasks.forget_unfinished_registrations",),
    ),
)
NOT_HELD = (
    NotPersonal(
        "what an organisation asks of a table, and how it is answered",
        ("mechanism.MembershipRequest.*", "mechanism.Admission.*"),
    ),
    NotPersonal(
        "what a table recommends and what it was answered: decisions of bodies, without people",
        (
            "mechanism.Recommendation.*",
            "mechanism.RecommendationText.*",
            "mechanism.RecommendationResponse.*",
            "mechanism.FollowUp.*",
            "mechanism.Milestone.*",
            "mechanism.MilestoneText.*",
        ),
    ),
)


def register() -> None:
    declare("mechanism", HELD, NOT_HELD)
