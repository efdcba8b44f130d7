from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "organisations.invite": Verb(_("%(actor)s invited somebody to the team of %(target)s.")),
    "organisations.resend_invitation": Verb(_("%(actor)s sent an invitation to the team of %(target)s again.")),
    "organisations.accept_invitation": Verb(_("%(actor)s joined the team of %(target)s.")),
    "organisations.revoke_invitation": Verb(_("%(actor)s took back an invitation to %(target)s.")),
    "organisations.change_team_role": Verb(_("%(actor)s changed a role in the team of %(target)s.")),
    "organisations.leave_team": Verb(_("%(actor)s ended a seat in the team of %(target)s.")),
    "organisations.load_organisation": Verb(_("%(actor)s loaded %(target)s."), changes_public_pages=True),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
