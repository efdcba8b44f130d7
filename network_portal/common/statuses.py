"""What the marks of a status are called, for badges, lists and the fields that keep one; the stages of a pledge too."""

from django.utils.translation import gettext_lazy, pgettext_lazy

STATUS_WORDS = {
    "no_information": gettext_lazy("No information"),
    "not_started": gettext_lazy("Not started"),
    "on_track": gettext_lazy("On track"),
    "delayed": gettext_lazy("Delayed"),
    "late": pgettext_lazy("status", "Late"),
    "completed": gettext_lazy("Completed"),
    "cancelled": gettext_lazy("Cancelled"),
    "planning": pgettext_lazy("pledge", "Planning"),
    "in_progress": pgettext_lazy("pledge", "In progress"),
    "fulfilled": pgettext_lazy("pledge", "Fulfilled"),
    "discontinued": pgettext_lazy("pledge", "Discontinued"),
}
