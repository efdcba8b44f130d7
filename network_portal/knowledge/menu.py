from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places

PRACTICES = MenuPlace(_("Practices"), "knowledge:practices", place=27)
PUBLICATIONS = MenuPlace(_("Publications"), "publications:publications", place=28)


def register() -> None:
    menu_places.register("practices", PRACTICES)
    menu_places.register("publications", PUBLICATIONS)
