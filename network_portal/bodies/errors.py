from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "mandate_ended_already": _("This mandate ended already. Nothing was changed."),
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
        "The public version names somebody who did not choose to be seen, or a person: %(names)s. Leave them out."
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
