from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "organisations.invite": Verb(_("%(actor)s invited somebody to the team of %(target)s.")),
    "organisations.resend_invitation": Verb(_("%(actor)s sent an invitation to the team of %(target)s again.")),
    "organisations.accept_invitation": Verb(_("%(actor)s joined the team of %(target)s.")),
    "organisations.revoke_invitation": Verb(_("%(actor)s took back an invitation to %(target)s.")),
    "organisations.change_team_role": Verb(_("%(actor)s changed a role in the team of %(target)s.")),
    "organisations.hand_over": Verb(_("%(actor)s handed over who represents %(target)s.")),
    "organisations.leave_team": Verb(_("%(actor)s ended a seat in the team of %(target)s.")),
    "organisations.change_profile": Verb(_("%(actor)s changed the profile of %(target)s."), changes_public_pages=True),
    "organisations.choose_what_is_seen": Verb(
        _("%(actor)s chose what everyone sees of %(target)s."), changes_public_pages=True
    ),
    "organisations.relay_letter": Verb(_("%(actor)s wrote to the people of %(target)s.")),
    "organisations.protect_organisation": Verb(
        _("%(actor)s protected the name of %(target)s."), changes_public_pages=True
    ),
    "organisations.choose_alias": Verb(_("%(actor)s changed the alias of %(target)s."), changes_public_pages=True),
    "organisations.unprotect_organisation": Verb(
        _("%(actor)s ended the protection of %(target)s."), changes_public_pages=True
    ),
    "organisations.read_protected_names": Verb(_("%(actor)s read the protected names.")),
    "organisations.choose_quiet": Verb(_("%(actor)s chose how the people of %(target)s are written to.")),
    "organisations.add_organisation": Verb(_("%(actor)s registered %(target)s.")),
    "organisations.correct_organisation": Verb(_("%(actor)s corrected what was written of %(target)s.")),
    "organisations.open_team": Verb(_("%(actor)s opened the team of %(target)s.")),
    "organisations.remove_organisation": Verb(_("%(actor)s removed an organisation that was never confirmed.")),
    "organisations.load_organisation": Verb(_("%(actor)s loaded %(target)s."), changes_public_pages=True),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
