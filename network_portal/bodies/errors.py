from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import register_sentences

SENTENCES = {
    "mandate_ended_already": _("This mandate ended already. Nothing was changed."),
    "seat_taken": _("This organisation sits in the body already. Nothing was changed."),
    "seat_ended_already": _("This seat ended already. Nothing was changed."),
    "seat_in_future": _("This day is in the future. Choose today or an earlier one."),
    "seat_days_reversed": _("A seat does not end before it began. Check the day."),
}


def register() -> None:
    register_sentences(SENTENCES)
