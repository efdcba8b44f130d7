from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs

DECLARED = {
    "mechanism.begin_registration": Verb(_("%(actor)s began to register an organisation.")),
    "mechanism.save_step": Verb(_("%(actor)s wrote in a registration.")),
    "mechanism.discard_registration": Verb(_("%(actor)s threw a registration away.")),
    "mechanism.register_organisation": Verb(_("%(actor)s registered %(target)s with the Mechanism.")),
    "mechanism.register_for": Verb(_("%(actor)s registered %(target)s for its people.")),
    "mechanism.confirm_registration": Verb(_("%(actor)s confirmed the registration of %(target)s.")),
    "mechanism.ask_for_invitation": Verb(_("%(actor)s asked the team of %(target)s for an invitation.")),
    "mechanism.request_membership": Verb(_("%(actor)s asked to join a table: %(target)s.")),
    "mechanism.admit_member": Verb(_("%(actor)s admitted a member: %(target)s.")),
    "mechanism.set_baselines": Verb(_("%(actor)s set whom the Mechanism wishes to have: %(target)s.")),
    "mechanism.decline_member": Verb(_("%(actor)s declined a request to join: %(target)s.")),
    "mechanism.withdraw_request": Verb(_("%(actor)s withdrew a request to join: %(target)s.")),
    "mechanism.appeal_decision": Verb(_("%(actor)s asked the Liaison Table about a request: %(target)s.")),
    "mechanism.answer_appeal": Verb(_("%(actor)s answered for the Liaison Table: %(target)s.")),
    "mechanism.suspend_organisation": Verb(_("%(actor)s suspended an organisation: %(target)s.")),
    "mechanism.lift_suspension": Verb(_("%(actor)s lifted a suspension: %(target)s.")),
    "mechanism.leave_table": Verb(_("%(actor)s left a table for %(target)s."), changes_public_pages=True),
    "mechanism.leave_mechanism": Verb(_("%(actor)s left the Mechanism for %(target)s."), changes_public_pages=True),
    "mechanism.close_organisation": Verb(_("%(actor)s closed %(target)s."), changes_public_pages=True),
    "mechanism.write_to_member": Verb(_("%(actor)s wrote to a member of a table: %(target)s.")),
    "mechanism.load_milestone": Verb(_("%(actor)s loaded a milestone: %(target)s."), changes_public_pages=True),
    "mechanism.publish_milestone": Verb(_("%(actor)s published a milestone: %(target)s."), changes_public_pages=True),
    "mechanism.withdraw_milestone": Verb(_("%(actor)s took a milestone back: %(target)s."), changes_public_pages=True),
    "mechanism.draft_recommendation": Verb(_("%(actor)s drafted a recommendation: %(target)s.")),
    "mechanism.change_recommendation": Verb(_("%(actor)s changed the draft of a recommendation: %(target)s.")),
    "mechanism.endorse_recommendation": Verb(_("%(actor)s endorsed %(target)s."), changes_public_pages=True),
    "mechanism.withdraw_recommendation": Verb(_("%(actor)s withdrew %(target)s."), changes_public_pages=True),
    "mechanism.address_recommendation": Verb(_("%(actor)s addressed %(target)s."), changes_public_pages=True),
    "mechanism.record_response": Verb(_("%(actor)s recorded a response to %(target)s."), changes_public_pages=True),
    "mechanism.answer_recommendation": Verb(_("%(actor)s responded to %(target)s."), changes_public_pages=True),
    "mechanism.follow_up_recommendation": Verb(
        _("%(actor)s told what became of %(target)s."), changes_public_pages=True
    ),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
