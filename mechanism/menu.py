from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places

MECHANISM = MenuPlace(_("Mechanism"), "mechanism:mechanism", place=29)


def register() -> None:
    menu_places.register("mechanism", MECHANISM)
