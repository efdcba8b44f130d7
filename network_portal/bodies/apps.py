from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "network_portal.bodies"
    label = "bodies"

    def ready(self) -> None:
        from network_portal.bodies import errors, personal_data, verbs

        errors.register()
        personal_data.register()
        verbs.register()
