from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class PledgesConfig(AppConfig):
    name = "pledges"

    def ready(self) -> None:
        from pledges import addresses, duties, errors, menu, messages, personal_data, public_texts, subjects, verbs

        addresses.register()
        duties.register()
        errors.register()
        menu.register()
        messages.register()
        personal_data.register()
        public_texts.register()
        subjects.register()
        verbs.register()
        loaders.register("pledges", Loader("load_pledges", place=40))
