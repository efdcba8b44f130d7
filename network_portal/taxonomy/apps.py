from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "network_portal.taxonomy"
    label = "taxonomy"

    def ready(self) -> None:
        from network_portal.taxonomy import verbs

        verbs.register()
