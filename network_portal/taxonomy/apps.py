from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "network_portal.taxonomy"
    label = "taxonomy"
