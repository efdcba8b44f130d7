from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class OrganisationsConfig(AppConfig):
    name = "network_portal.organisations"
    label = "organisations"

    def ready(self) -> None:
        from network_portal.organisations import errors, messages, personal_data, verbs

        errors.register()
        verbs.register()
        messages.register()
        personal_data.register()
        loaders.register("organisations", Loader("load_organisations", place=20))
