from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "monitoring.open_round": Verb(_("%(actor)s opened the round of %(target)s."), changes_public_pages=True),
    "monitoring.prepare_round": Verb(_("%(actor)s prepared the round of %(target)s."), changes_public_pages=True),
    "monitoring.write_opening": Verb(_("%(actor)s wrote the opening of the round of %(target)s.")),
    "monitoring.change_round_days": Verb(
        _("%(actor)s changed the days of the round of %(target)s."), changes_public_pages=True
    ),
    "monitoring.close_round": Verb(_("%(actor)s closed the round of %(target)s."), changes_public_pages=True),
    "monitoring.reopen_round": Verb(_("%(actor)s reopened the round of %(target)s for one organisation.")),
    "monitoring.nudge": Verb(_("%(actor)s nudged an organisation in the round of %(target)s.")),
    "monitoring.save_draft": Verb(_("%(actor)s saved a draft: %(target)s.")),
    "monitoring.submit_update": Verb(_("%(actor)s submitted an update: %(target)s.")),
    "monitoring.return_update": Verb(_("%(actor)s returned an update: %(target)s.")),
    "monitoring.accept_update": Verb(_("%(actor)s accepted an update: %(target)s."), changes_public_pages=True),
    "monitoring.hand_over": Verb(_("%(actor)s asked a colleague to draft: %(target)s.")),
    "monitoring.attach_evidence": Verb(_("%(actor)s added a file to an update: %(target)s.")),
    "monitoring.remove_evidence": Verb(_("%(actor)s removed a file from an update: %(target)s.")),
    "monitoring.say_ready": Verb(_("%(actor)s said that a draft is ready: %(target)s.")),
    "monitoring.add_paragraph": Verb(_("%(actor)s added a paragraph: %(target)s.")),
    "monitoring.choose_reporting": Verb(_("%(actor)s chose how %(target)s is asked for updates.")),
    "monitoring.reissue_link": Verb(_("%(actor)s issued a new link: %(target)s.")),
    "monitoring.revoke_link": Verb(_("%(actor)s revoked a link: %(target)s.")),
    "monitoring.kill_link": Verb(_("%(actor)s ended a link that another had replaced: %(target)s.")),
    "monitoring.say_not_me": Verb(_("%(actor)s said that a link reached the wrong person: %(target)s.")),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
