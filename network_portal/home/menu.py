from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places
from network_portal.home.permissions import can_open_management

MANAGEMENT = MenuPlace(_("Management"), "home:manage", can_open_management.test, lambda path: "/manage/" in path)


def register() -> None:
    menu_places.register("2 management", MANAGEMENT)
