from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class MechanismConfig(AppConfig):
    name = "mechanism"

    def ready(self) -> None:
        from mechanism import (
            addresses,
            duties,
            errors,
            feeds,
            menu,
            messages,
            personal_data,
            places,
            protection,
            public_recommendations,
            public_texts,
            purposes,
            rooms,
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
        places.register()
        protection.register()
        public_recommendations.register()
        public_texts.register()
        purposes.register()
        rooms.register()
        translatable_texts.register()
        verbs.register()
        loaders.register("mechanism", Loader("load_mechanism", place=35))
