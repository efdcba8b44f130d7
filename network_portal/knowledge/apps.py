from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class KnowledgeConfig(AppConfig):
    name = "network_portal.knowledge"
    label = "knowledge"

    def ready(self) -> None:
        from network_portal.knowledge import (
            addresses,
            duties,
            errors,
            feeds,
            menu,
            messages,
            personal_data,
            public_texts,
            translatable_texts,
            verbs,
        )

        addresses.register()
        duties.register()
        errors.register()
        feeds.register()
        menu.register()
        messages.register()
        personal_data.register()
        public_texts.register()
        translatable_texts.register()
        verbs.register()
        loaders.register("knowledge", Loader("load_practices", place=25))
