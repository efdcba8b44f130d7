from network_portal.common.registry import feeds
from network_portal.knowledge.queries.feeds import practice_entries, publication_entries


def register() -> None:
    feeds.register("practices", practice_entries)
    feeds.register("publications", publication_entries)
