from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class HomeConfig(AppConfig):
    name = "network_portal.home"
    label = "home"

    def ready(self) -> None:
        from network_portal.home import addresses, menu, public_texts

        addresses.register()
        menu.register()
        public_texts.register()
        loaders.register("examples", Loader("load_examples", place=90, is_example=True))
