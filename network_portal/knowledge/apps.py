from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class KnowledgeConfig(AppConfig):
    name = "network_portal.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from network_portal.knowledge import addresses, menu, verbs

        addresses.register()
        menu.register()
        verbs.register()
        loaders.register("knowledge", Loader("load_practices", place=25))
