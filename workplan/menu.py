from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places
from workplan.permissions import can_read_board

BOARD = MenuPlace(_("Board"), "workplan:current_board", can_read_board.test, lambda path: path.endswith("/board/"))


def register() -> None:
    menu_places.register("1 board", BOARD)
