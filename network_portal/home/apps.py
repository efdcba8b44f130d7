from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class HomeConfig(AppConfig):
    name = "network_portal.home"
    label = "home"

    def ready(self) -> None:
        from network_portal.home import addresses, errors, menu, public_texts, purposes, translatable_texts, verbs

        addresses.register()
        errors.register()
        menu.register()
        public_texts.register()
        purposes.register()
        translatable_texts.register()
        verbs.register()
        loaders.register("examples", Loader("load_examples", place=90, is_example=True))
