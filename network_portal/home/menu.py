from django.utils.translation import gettext_lazy as _

from network_portal.common.registry import MenuPlace, menu_places
from network_portal.home.permissions import can_edit_pages, can_open_management
from network_portal.translations.permissions import can_translate

OBJECTIVES = MenuPlace(_("Objectives"), "home:objectives", place=10)
COUNTRIES = MenuPlace(_("Countries"), "home:countries", place=15)
DIRECTORY = MenuPlace(_("Directory"), "home:directory", place=60)
MANAGEMENT = MenuPlace(
    _("Management"), "home:manage", place=90, may_open=can_open_management.test, is_at=lambda path: "/manage/" in path
)
TRANSLATIONS = MenuPlace(
    _("Translations"),
    "translations:desk",
    place=85,
    may_open=(can_translate & ~can_open_management).test,
    is_at=lambda path: "/manage/translations/" in path,
)
PAGES = MenuPlace(
    _("Words of the pages"),
    "home:page_texts",
    place=86,
    may_open=(can_edit_pages & ~can_open_management).test,
    is_at=lambda path: "/manage/pages/" in path,
)


def register() -> None:
    menu_places.register("objectives", OBJECTIVES)
    menu_places.register("countries", COUNTRIES)
    menu_places.register("directory", DIRECTORY)
    menu_places.register("management", MANAGEMENT)
    menu_places.register("translations", TRANSLATIONS)
    menu_places.register("page_texts", PAGES)
