from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "in_the_team_already": _("This person is in the team of %(organisation)s already. Nothing was changed."),
    "seat_over": _("This person is no longer in the team of %(organisation)s. Nothing was changed."),
    "invitation_over": _("This invitation is over. Ask %(organisation)s to send you a new one."),
    "invitation_for_another": _(
        "This invitation went to another e-mail address. Sign in with that address, or ask for a new invitation."
    ),
}


def register() -> None:
    register_sentences(SENTENCES)
