from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "status_needs_source": _("Say where this is known from: a status other than 'no information' needs its source."),
    "plan_not_open": _("The plan %(plan)s is closed. Its record does not change any more."),
    "plan_step_not_possible": _("The plan is %(state)s now, so this step is not possible. Nothing was changed."),
    "plan_needs_endorsement": _("Give the date of the endorsement and say who endorsed the plan."),
    "another_plan_in_force": _("%(plan)s is in force until it is closed. Close it first."),
    "successor_exists": _("The next plan exists already: %(plan)s."),
    "deliverable_done_in_future": _("The day on which it was done cannot be in the future."),
    "deliverable_not_done": _("This deliverable is not marked as done. Nothing was changed."),
    "nobody_to_ask": _("%(organisation)s has no focal point yet, so there is nobody to write to. Invite one first."),
    "not_an_organisation_of_activity": _("%(organisation)s is not an organisation of this activity."),
    "import_changed": _("The file or the plan changed since the preview. Look at the preview again."),
    "import_has_problems": _("The file has %(count)d problems. Nothing was imported."),
    "import_takes_away": _(
        "Nothing was imported: empty cells of the file (%(count)d) would take away what stands in the plan. Fill them "
        "in, take their columns out of the file, or say below that it shall go."
    ),
    "import_needs_draft": _("Only a draft takes activities from a file. The plan is %(state)s now."),
    "activity_retired": _("This activity was retired. Its record does not change any more."),
    "state_in_future": _("The day of a state cannot be in the future."),
    "done_backwards": _("The first day comes before the last. Check the two days."),
    "evidence_needed": _("Say what shows that it was done: a few words, or the address of a page or document."),
    "code_taken": _("This plan has an activity with the code %(activity)s already. Choose another code."),
    "priority_of_another_plan": _("This priority belongs to another plan. Choose one of this plan."),
    "fulfilled_by_another": _("%(activity)s is fulfilled by practices already, and one practice marks one activity."),
    "reporter_needed": _("Say which organisation reports on this activity."),
    "promise_already_done": _(
        "A deliverable that was marked as done is missing from the new dates. Take the mark back first, or keep "
        "its dates."
    ),
    "plan_exists": _("There is a plan with the address %(plan)s already. Choose another."),
    "address_of_another_page": _("“%(address)s” is the address of another page. Choose the years of the plan."),
    "title_needed": _("Give the title in Spanish or in English."),
    "reason_needed": _("Give the reason in a few words."),
    "plan_ends_first": _("The last day comes after the first. Check the two days."),
    "endorsed_in_future": _("The day of the endorsement cannot be in the future."),
    "priority_code_unreadable": _("Write B for basic or T for thematic and a number, as in B1 or T3."),
    "adjustment_needs_reason": _(
        "The plan was endorsed, so a new schedule or scope is an adjustment: say in a few words why it is adjusted."
    ),
    "adjustment_needs_agreement": _("Say who agreed to the adjustment, such as a meeting of the Network and its date."),
    "plan_not_in_force": _("Only the plan in force has a mid-term review."),
    "review_opened_already": _("The mid-term review of this plan was opened already. Nothing was changed."),
    "review_not_running": _("No mid-term review of this plan is running. Nothing was changed."),
    "review_incomplete": _(
        "Activities without a decision: %(count)d. Confirm, adjust or close each of them, then finish the review."
    ),
    "priority_exists": _("This plan has a priority %(priority)s already. Choose another number."),
    "months_needed": _("Choose at least one month."),
    "plan_days_implausible": _(
        "A plan starts in %(first)d or later and lasts %(most)d years at most. Check the two days."
    ),
    "counted_outside_plan": _("The day from which promises count lies between the plan's first and last day."),
    "asked_meanwhile": _(
        "%(organisation)s was asked for news of this activity a moment ago. Nothing more was sent. Look at what was "
        "asked before you ask again."
    ),
}


def register() -> None:
    register_sentences(SENTENCES)
