from django.apps import AppConfig

from network_portal.common.registry import Loader, loaders


class TaxonomyConfig(AppConfig):
    name = "network_portal.taxonomy"
    label = "taxonomy"

    def ready(self) -> None:
        from network_portal.taxonomy import errors, verbs

        errors.register()
        verbs.register()
        loaders.register("taxonomy", Loader("load_taxonomy", place=10))
