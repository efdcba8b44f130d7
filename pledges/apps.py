from django.apps import AppConfig

from network_portal.common.registry import Loader, file_owners, loaders


class PledgesConfig(AppConfig):
    name = "pledges"

    def ready(self) -> None:
        from pledges import (
            addresses,
            duties,
            errors,
            feeds,
            menu,
            messages,
            personal_data,
            public_texts,
            purposes,
            subjects,
            verbs,
        )
        from pledges.queries import attachments

        addresses.register()
        duties.register()
        errors.register()
        feeds.register()
        menu.register()
        messages.register()
        personal_data.register()
        public_texts.register()
        purposes.register()
        subjects.register()
        verbs.register()
        file_owners.register("pledges", attachments.stored_of_rows)
        loaders.register("pledges", Loader("load_pledges", place=40))
