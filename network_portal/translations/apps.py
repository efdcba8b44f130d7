from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "network_portal.translations"
    label = "translations"

    def ready(self) -> None:
        from network_portal.translations import errors, verbs

        errors.register()
        verbs.register()
