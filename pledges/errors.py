from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "activity_carries_another": _("This activity carries %(reference)s already. Choose another one, or none."),
    "activity_carries_none": _(
        "The activity %(activity)s was taken out of its plan meanwhile. Choose another one, or none."
    ),
    "activity_not_in_force": _(
        "The activity %(activity)s is not of the plan in force, so it carries no pledge. Choose another one, or none."
    ),
    "activity_of_examples": _(
        "Of the pledge and the activity %(activity)s one is an invented EXAMPLE and the other is real: they never go "
        "together. Choose another one, or none."
    ),
    "change_begun_anew": _("Another change of this pledge was begun meanwhile. Go on with that one."),
    "pledge_about_refugees": _(
        "Thank you for wanting to help refugees. This registry is about migrants; pledges for refugees alone are made "
        "with the Global Compact on Refugees: see %(address)s."
    ),
    "pledge_comment_too_long": _("The comment is longer than %(most)s characters. Shorten it."),
    "pledge_day_far_away": _("The year lies between %(first)s and %(last)s. Correct the day."),
    "pledge_ends_first": _("The deadline comes before the start. Check the two days."),
    "pledge_file_not_understood": _(
        "No file was made, for the address asks what the registry does not understand. %(reasons)s Choose filters on "
        "the page of the registry, and download the file from there."
    ),
    "pledge_incomplete": _("It is saved but not sent. Still to be written: %(fields)s."),
    "pledge_is_ones_own": _(
        "Nobody decides on a pledge that their own organisation makes, reports on or joins as a partner: the other "
        "co-chair does."
    ),
    "pledge_matches_itself": _("A pledge does not match itself. Write the reference of another one."),
    "pledge_not_yours": _("Only the representatives and focal points of an organisation pledge for it."),
    "pledge_partner_is_itself": _("The organisation that pledges is not its own partner. Take it off the list."),
    "pledge_reporter_elsewhere": _(
        "The organisation that pledges reports, or one of its partners where the kind needs some. Choose one of them."
    ),
    "pledge_review_not_yours": _("Only co-chairs publish and return pledges, and say which activity carries one."),
    "pledge_says_nothing_new": _("Nothing differs from what is published. Change something before you send it."),
    "pledge_same_as_returned": _(
        "A co-chair returned it with a comment, and nothing changed since. Change what it asks for, then send it."
    ),
    "pledge_written_by_you": _("Nobody publishes or returns what they wrote in themselves: the other co-chair does."),
    "pledge_text_too_long": _("The text is longer than %(most)s characters. Shorten it before you send it."),
    "reporter_changes": _(
        "Another organisation would report on the pledge: %(after)s, no longer %(before)s. Both are written to. Press "
        "“Save” once more if that is meant."
    ),
    "reported_before_update": _("The update was written after this day. Check the day."),
    "reported_in_future": _("This day is in the future. Choose today or an earlier one."),
    "submission_not_submitted": _("This pledge is not waiting for a decision."),
    "update_not_accepted": _("Only an update that was accepted is reported to the global Network."),
    "update_not_public": _(
        "What another organisation said is not public yet. It is reported to the global Network once its round closed."
    ),
    "update_of_another_pledge": _("This update is about something else."),
    "too_many_for_a_workbook": _(
        "A workbook holds at most %(most)d pledges here. Download them as CSV, or filter for fewer."
    ),
}
OF_IMPORTS = {
    "pledge_import_changed": _(
        "The file or the registry changed since the preview. Nothing was imported: look at the preview again."
    ),
    "pledge_import_has_problems": _("The file has %(count)s problems. Nothing was imported."),
    "pledge_import_not_yours": _(
        "Only co-chairs and administrators import pledges, with a second factor given in the last 15 minutes."
    ),
    "pledge_import_ones_own": _(
        "In pledges that the file writes your own organisation (%(organisations)s) pledges, reports or is a partner, "
        "and nobody publishes their own. Ask another co-chair to confirm it, or take these rows out."
    ),
    "pledge_import_over": _("This import is over already. Nothing was changed."),
    "pledge_import_broke": _(
        "Reading this file broke off three times, so it is not tried again. Save it anew from your spreadsheet, or "
        "send it in smaller parts."
    ),
}


def register() -> None:
    register_sentences(SENTENCES)
    register_sentences(OF_IMPORTS)
