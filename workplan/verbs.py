from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import Verb, verbs


def _public(sentence: object, told: object = None) -> Verb:
    return Verb(sentence, changes_public_pages=True, told_in_public=told)


DECLARED = {
    "workplan.set_status": _public(
        _("%(actor)s set the status of %(target)s."), _("The status of %(target)s was set.")
    ),
    "workplan.apply_update": _public(
        _("An update of %(target)s was accepted."), _("An update of %(target)s was accepted.")
    ),
    "workplan.mark_deliverable_done": _public(
        _("%(actor)s marked a deliverable of %(target)s as done."), _("A deliverable of %(target)s was marked as done.")
    ),
    "workplan.mark_deliverable_not_done": _public(
        _("%(actor)s took back that a deliverable of %(target)s was done."),
        _("It was taken back that a deliverable of %(target)s was done."),
    ),
    "workplan.create_activity": _public(_("%(actor)s added %(target)s."), _("%(target)s was added to the plan.")),
    "workplan.change_activity": _public(_("%(actor)s changed %(target)s."), _("%(target)s was changed.")),
    "workplan.adjust_activity": _public(_("%(actor)s adjusted %(target)s."), _("%(target)s was adjusted.")),
    "workplan.confirm_activity": _public(
        _("%(actor)s confirmed %(target)s in the mid-term review."),
        _("%(target)s was confirmed in the mid-term review."),
    ),
    "workplan.retire_activity": _public(_("%(actor)s retired %(target)s."), _("%(target)s was retired.")),
    "workplan.load_founding_plan": _public(
        _("%(actor)s loaded %(target)s from the founding document."),
        _("The portal loaded the record of %(target)s from the Network's founding document, the Work Plan 2023-2024."),
    ),
    "workplan.create_plan": _public(_("%(actor)s drafted %(target)s.")),
    "workplan.change_plan": _public(_("%(actor)s changed the calendar or title of %(target)s.")),
    "workplan.endorse_plan": _public(_("%(actor)s recorded the endorsement of %(target)s.")),
    "workplan.put_plan_in_force": _public(_("%(actor)s put %(target)s in force.")),
    "workplan.close_plan": _public(_("%(actor)s closed %(target)s.")),
    "workplan.open_mid_term_review": _public(_("%(actor)s opened the mid-term review of %(target)s.")),
    "workplan.finish_mid_term_review": _public(_("%(actor)s finished the mid-term review of %(target)s.")),
    "workplan.start_next_plan": _public(_("%(actor)s started %(target)s from the plan before it.")),
    "workplan.import_plan": _public(_("%(actor)s imported %(target)s from a file.")),
    "workplan.add_priority": _public(_("%(actor)s added the priority %(target)s.")),
    "workplan.change_priority": _public(_("%(actor)s changed the priority %(target)s.")),
    "workplan.ask_for_news": Verb(_("%(actor)s asked for news of %(target)s.")),
    "workplan.load_examples": Verb(_("%(actor)s loaded examples for %(target)s."), changes_public_pages=True),
}


def register() -> None:
    for name, verb in DECLARED.items():
        verbs.register(name, verb)
