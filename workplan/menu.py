from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places
from workplan.permissions import can_read_board

WORK_PLAN = MenuPlace(_("Work plan"), "workplan:plans", place=20)
BOARD = MenuPlace(
    _("Board"),
    "workplan:current_board",
    place=30,
    may_open=can_read_board.test,
    is_at=lambda path: path.endswith("/board/"),
)


def register() -> None:
    menu_places.register("work plan", WORK_PLAN)
    menu_places.register("board", BOARD)
