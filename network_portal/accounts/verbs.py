from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "accounts.create_account": Verb(_("%(actor)s made an account for %(target)s.")),
    "accounts.claim_account": Verb(_("%(actor)s confirmed their address and chose the password of their account.")),
    "accounts.give_role": Verb(_("%(actor)s gave a role to %(target)s.")),
    "accounts.take_role": Verb(_("%(actor)s took a role from %(target)s.")),
    "accounts.disable_account": Verb(_("%(actor)s disabled the account of %(target)s.")),
    "accounts.end_sessions": Verb(_("%(actor)s ended the sessions of %(target)s.")),
    "accounts.change_profile": Verb(_("%(actor)s changed their profile.")),
    "accounts.erase_account": Verb(_("%(actor)s erased their account.")),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
