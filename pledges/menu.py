from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places

PLEDGES = MenuPlace(_("Pledges"), "pledges:pledges", place=25)


def register() -> None:
    menu_places.register("pledges", PLEDGES)
