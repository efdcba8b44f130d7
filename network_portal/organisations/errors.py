from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "in_the_team_already": _("This person is in the team of %(organisation)s already. Nothing was changed."),
    "seat_over": _("This person is no longer in the team of %(organisation)s. Nothing was changed."),
    "last_representative": _(
        "Nobody else represents %(organisation)s. Hand over to somebody of the team first; if nobody is there, invite "
        "them. Nothing was changed."
    ),
    "nothing_to_hand_over": _("You do not represent %(organisation)s: there is nothing to hand over."),
    "hand_over_to_another": _("Choose somebody else of the team: you represent it already."),
    "relay_needs_name": _("Give your name, so that they know who writes."),
    "relay_needs_words": _("Write what you would like to know."),
    "relay_needs_consent": _("Tick the box, so that your message may be passed on."),
    "relay_reaches_nobody": _("Nobody is there to receive it any more. Your text is kept below: write to the Network."),
    "organisation_needs_name": _("Write the name of the organisation in one language at least."),
    "organisation_needs_country": _("Choose the country, or say that it works in several or outside the region."),
    "protected_is_not_seen": _(
        "The name of this organisation is protected: nothing of it is shown to everyone. End the protection first, if "
        "that is what you wish."
    ),
    "invitation_over": _("This invitation is over. Ask %(organisation)s to send you a new one."),
    "protected_already": _("The name of this organisation is protected already. Nothing was changed."),
    "protected_stays_hidden": _("The name of this organisation is protected: the world sees nothing of it."),
    "not_protected": _("The name of this organisation is not protected. Nothing was changed."),
    "protection_not_for_public_bodies": _(
        "Governments and United Nations bodies are public: their name is not protected."
    ),
    "alias_not_usable": _(
        "This alias cannot be used. Choose 3 to 60 letters that have no word, acronym or address in common with your "
        "name, and that name nobody else."
    ),
    "invitation_for_another": _(
        "This invitation went to another e-mail address. Sign in with that address, or ask for a new invitation."
    ),
}


def register() -> None:
    register_sentences(SENTENCES)
