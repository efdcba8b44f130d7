from network_portal.common.registry import feeds
from pledges.queries.feeds import pledge_entries


def register() -> None:
    feeds.register("pledges", pledge_entries)
