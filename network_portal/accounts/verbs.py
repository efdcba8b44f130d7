from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "accounts.create_account": Verb(_("%(actor)s made an account for %(target)s.")),
    "accounts.claim_account": Verb(_("%(actor)s confirmed their address and chose the password of their account.")),
    "accounts.give_role": Verb(_("%(actor)s gave a role to %(target)s.")),
    "accounts.take_role": Verb(_("%(actor)s took a role from %(target)s.")),
    "accounts.disable_account": Verb(_("%(actor)s disabled the account of %(target)s."), changes_public_pages=True),
    "accounts.end_sessions": Verb(_("%(actor)s ended the sessions of %(target)s.")),
    "accounts.end_own_sessions": Verb(_("%(actor)s ended other sessions of their own.")),
    "accounts.change_email": Verb(_("%(actor)s changed the e-mail address of their account.")),
    "accounts.remove_email": Verb(_("%(actor)s removed an e-mail address from their account.")),
    "accounts.change_password": Verb(_("%(actor)s changed their password.")),
    "accounts.reset_password": Verb(_("%(actor)s chose a new password by a mailed link.")),
    "accounts.set_password": Verb(_("%(actor)s set a password.")),
    "accounts.set_up_second_factor": Verb(_("%(actor)s set up a second factor.")),
    "accounts.remove_second_factor": Verb(_("%(actor)s removed a second factor.")),
    "accounts.make_recovery_codes": Verb(_("%(actor)s made new recovery codes.")),
    "accounts.change_profile": Verb(_("%(actor)s changed their profile."), changes_public_pages=True),
    "accounts.erase_account": Verb(_("%(actor)s erased their account.")),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
