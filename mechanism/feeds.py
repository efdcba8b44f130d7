from mechanism.queries.recommendation_feeds import recommendation_entries
from network_portal.common.registry import feeds


def register() -> None:
    feeds.register("recommendations", recommendation_entries)
