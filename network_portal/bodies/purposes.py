"""What bodies hold about people beside their offices, what for and until when."""

from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import NotPersonal, Purpose, declare

HELD = (
    Purpose(
        71,
        _("That you convened a meeting of a body"),
        _("You are reminded of its minutes."),
        _("Until you erase your account; the meeting stays, without your name."),
        emptied=("bodies.Meeting.convenor",),
    ),
)
NOT_HELD = (
    NotPersonal(
        "what bodies meet for, decide and have to do; attendance is an organisation's",
        ("bodies.Meeting.*", "bodies.Minutes.*", "bodies.Decision.*", "bodies.Task.*"),
    ),
)


def register() -> None:
    declare("bodies", HELD, NOT_HELD)
