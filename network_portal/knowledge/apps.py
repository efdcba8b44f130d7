from django.apps import AppConfig

from network_portal.common.registry import Loader, file_owners, loaders


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
            purposes,
            subjects_to_clear,
            translatable_texts,
            verbs,
        )
        from network_portal.knowledge.queries import files

        addresses.register()
        duties.register()
        errors.register()
        feeds.register()
        menu.register()
        messages.register()
        personal_data.register()
        public_texts.register()
        purposes.register()
        subjects_to_clear.register()
        translatable_texts.register()
        verbs.register()
        file_owners.register("knowledge", files.stored_of_rows)
        loaders.register("knowledge", Loader("load_practices", place=25))
