from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "status_needs_source": _("Say where this is known from: a status other than 'no information' needs its source."),
    "plan_not_open": _("The plan %(plan)s is closed. Its record does not change any more."),
    "plan_step_not_possible": _("The plan is %(state)s now, so this step is not possible. Nothing was changed."),
    "plan_needs_endorsement": _("Give the date of the endorsement and say who endorsed the plan."),
    "another_plan_in_force": _("%(plan)s is in force until it is closed. Close it first."),
    "successor_exists": _("The next plan exists already: %(plan)s."),
    "changed_meanwhile": _(
        "Somebody saved this while you were writing. Your text is kept: compare both versions, then save yours "
        "or leave theirs."
    ),
    "deliverable_done_in_future": _("The day on which it was done cannot be in the future."),
    "deliverable_not_done": _("This deliverable is not marked as done. Nothing was changed."),
    "nobody_to_ask": _("%(organisation)s has no focal point yet, so there is nobody to write to. Invite one first."),
    "not_an_organisation_of_activity": _("%(organisation)s is not an organisation of this activity."),
    "import_changed": _("The file or the plan changed since the preview. Look at the preview again."),
    "import_has_problems": _("The file has %(count)d problems. Nothing was imported."),
    "import_needs_draft": _("Only a draft takes activities from a file. The plan is %(state)s now."),
    "activity_retired": _("This activity was retired. Its record does not change any more."),
    "months_needed": _("Choose at least one month."),
}


def register() -> None:
    register_sentences(SENTENCES)
