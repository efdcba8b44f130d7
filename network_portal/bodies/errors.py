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
    "seat_days_reversed": _("A seat does not end before it began. Check the day."),
}


def register() -> None:
    register_sentences(SENTENCES)
