from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class MechanismConfig(AppConfig):
    name = "mechanism"

    def ready(self) -> None:
        from mechanism import addresses, menu, public_texts

        addresses.register()
        menu.register()
        public_texts.register()
        loaders.register("mechanism", Loader("load_mechanism", place=35))
