from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class MechanismConfig(AppConfig):
    name = "mechanism"

    def ready(self) -> None:
        from mechanism import (
            addresses,
            duties,
            errors,
            menu,
            messages,
            personal_data,
            places,
            protection,
            public_texts,
            purposes,
            rooms,
            verbs,
        )

        addresses.register()
        duties.register()
        errors.register()
        menu.register()
        messages.register()
        personal_data.register()
        places.register()
        protection.register()
        public_texts.register()
        purposes.register()
        rooms.register()
        verbs.register()
        loaders.register("mechanism", Loader("load_mechanism", place=35))
