from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "round_is_open_already": _("This round is open already."),
    "round_not_open": _("This round is not open."),
    "round_not_on_its_day": _("A round opens on its day or later, and never for the past."),
    "round_days_out_of_order": _("A round opens, then is due, then closes. Put its days in this order."),
    "round_days_past": _("This day has passed. Choose today or a later one."),
    "nothing_owed": _("%(organisation)s owes nothing in this round."),
    "round_takes_no_updates": _(
        "The round is closed, so nothing more can be sent for it. Ask the co-chairs to reopen it for you."
    ),
    "update_incomplete": _("Say the status and what was done, or choose ‘nothing new’."),
    "update_leaves_question_open": _(
        "The co-chairs asked something about this update. Change it, or add a word, before you send it again."
    ),
    "update_contradicts_itself": _("You chose ‘nothing new’ and wrote news. Choose one of the two."),
    "update_status_unknown": _("Choose one of the statuses."),
    "update_is_accepted": _(
        "This update was accepted and does not change any more. Tell what is new in the next round."
    ),
    "update_is_sent": _("This update was sent. Send it again to correct it."),
    "update_not_submitted": _("This update is not waiting for a decision."),
    "update_is_ones_own": _("Nobody accepts or returns their own update: the other co-chair does."),
    "comment_needed": _("Say what is missing, so that the author knows what to do."),
    "colleague_not_in_team": _("Only somebody of your organisation's team can draft for it."),
    "drafter_changed_meanwhile": _(
        "Somebody changed meanwhile who drafts this. See who drafts it now, then choose again."
    ),
    "not_handed_to_you": _("Only what was handed to you is yours to draft."),
    "drafter_cannot_send": _("You draft this one; a focal point of your organisation sends it."),
    "update_is_answered": _("This one is answered already."),
    "link_is_over": _("The time of this link is over: it is not issued again."),
    "link_person_left": _("This person does not report for the organisation any more. Name somebody in its team."),
    "not_copied": _("Only those who lead beside the reporter add a paragraph to what it says."),
    "file_no_answer_table": _(
        "This is not the table of what you owe: its first row does not hold the headings that were downloaded."
    ),
    "file_column_missing": _("The column ‘%(heading)s’ is missing. Leave the headings as they were downloaded."),
    "file_code_unknown": _("Nothing that you owe has this code. Leave the first column as it was downloaded."),
    "file_code_twice": _("This code stands in another row too. Keep one of them."),
    "file_status_unknown": _("Choose one of the statuses that this row offers."),
    "file_yes_unknown": _("Write yes, no, or nothing."),
    "words_too_long": _("The text is longer than %(most)s characters. Shorten it."),
    "evidence_is_full": _("An update has at most %(most)s files. Remove one first, or share the address of a folder."),
    "paragraph_needed": _("Write the paragraph first."),
    "nobody_to_nudge": _("Nobody of these organisations can be written to: name focal points first."),
}


def register() -> None:
    register_sentences(SENTENCES)
