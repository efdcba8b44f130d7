from django.apps import AppConfig

from network_portal.common import registry
from network_portal.common.registry import Loader, loaders


class SearchConfig(AppConfig):
    name = "network_portal.search"
    label = "search"

    def ready(self) -> None:
        from network_portal.search.actions.changes import follow

        registry.content_followers.register("search", follow)
        loaders.register("search", Loader("rebuild_search", place=80))
        loaders.register("search of examples", Loader("rebuild_search", place=95, is_example=True))
