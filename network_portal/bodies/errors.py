from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "mandate_ended_already": _("This mandate ended already. Nothing was changed."),
    "minutes_missing": _("Say where the minutes are: their title, number or address. Nothing was recorded."),
    "decided_in_future": _("This meeting is still to come. Choose today or an earlier day. Nothing was recorded."),
    "mandate_before_decision": _(
        "A mandate begins on the day of the meeting that decided it, or later. Correct one of the two. Nothing was "
        "recorded."
    ),
    "term_too_long": _("A term ends after it begins, and lasts a year at most. Correct the day. Nothing was recorded."),
    "own_mandate": _("It is your own mandate: somebody else records it. Nothing was changed."),
    "others_mandate": _("This mandate is somebody else's. Nothing was changed."),
    "not_in_the_body": _("This organisation does not sit in the body. Choose one that does. Nothing was recorded."),
    "agencies_alone": _(
        "Of the Liaison Table itself only the two agencies have mandates here; delegates of a Working Table are "
        "recorded with their table. Nothing was recorded."
    ),
    "not_in_the_team": _(
        "Nobody with this address is in the team of the organisation. Ask it to invite the person, then record the "
        "mandate. Nothing was recorded."
    ),
    "office_taken": _(
        "Nobody else can hold this office before %(day)s: its places are taken. End one of those mandates first, or "
        "record this one from that day on. Nothing was recorded."
    ),
    "two_in_a_row": _(
        "This person held the office for two terms in a row. One full term lies between that and the next: from "
        "%(day)s on they may be chosen again. Nothing was recorded."
    ),
    "nobody_to_step_up_for": _(
        "No principal delegate ended before the term, or somebody stepped up already. Nothing was changed."
    ),
    "step_up_too_early": _("The place was not free yet on this day. Choose a later one. Nothing was changed."),
    "ending_unknown": _("Choose how the mandate ended."),
    "ending_reason_missing": _("Say why: those who hold an office of the body read it. Nothing was changed."),
    "seat_taken": _("This organisation sits in the body already. Nothing was changed."),
    "seat_ended_already": _("This seat ended already. Nothing was changed."),
    "seat_in_future": _("This day is in the future. Choose today or an earlier one."),
    "meeting_over": _("A meeting is convened for a time to come. Check the day and the time."),
    "meeting_not_planned": _("This meeting has begun or was cancelled. Nothing was changed."),
    "meeting_not_begun": _("This meeting has not begun. Minutes and attendance are written once it has."),
    "meeting_cancelled": _("This meeting was cancelled. Nothing was changed."),
    "meeting_nowhere": _("Say where the meeting is: a place, a link, or both."),
    "meeting_time_unknown": _("This time does not exist in this zone: clocks skip it that day. Choose another one."),
    "minutes_published": _("These minutes are public: take them off the public pages before you change them."),
    "minutes_approved": _("The body approved these minutes. Only their public version can still be changed."),
    "minutes_not_public_yet": _("Write the public version first. Nothing was published."),
    "approval_not_later": _("Minutes are approved at a later meeting of the same body, one that has begun."),
    "minutes_name_someone": _(
        "The public version names an organisation or a person outright: %(names)s. Use the marks beside the text, "
        "which follow what each organisation chooses, or leave them out."
    ),
    "minutes_mark_unknown": _(
        "These marks name no organisation that the world may read: %(marks)s. Take them out, or use those beside the "
        "text."
    ),
    "attendance_not_member": _("Only organisations that sit in the body stand in its attendance. Choose again."),
    "task_not_of_member": _("Choose an organisation that sits in the body, or none."),
    "task_done_already": _("This task is done already. Nothing was changed."),
    "seat_days_reversed": _("A seat does not end before it began. Check the day."),
}


def register() -> None:
    register_sentences(SENTENCES)
