"""What the work plan holds about people, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        120,
        _("Requests for news that you sent: your name and your words"),
        _("The organisation asked knows who asks, and what for."),
        _("Until you erase your account; the words stay with the activity, without your name."),
        emptied=("workplan.NewsRequest.asked_by",),
        words_stay=("workplan.NewsRequest.words",),
    ),
)
NOT_HELD = (
    NotPersonal(
        "the Network's plan, and what its bodies say of it: organisations and meetings, never a person",
        (
            "workplan.Plan.*",
            "workplan.Priority.*",
            "workplan.Activity.*",
            "workplan.Deliverable.*",
            "workplan.Adjustment.*",
            "workplan.MidTermOutcome.*",
            "workplan.ActivityState.*",
        ),
    ),
)


def register() -> None:
    declare("workplan", HELD, NOT_HELD)
