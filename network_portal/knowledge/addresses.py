from collections.abc import Iterator
from datetime import date

from network_portal.common import clock
from network_portal.common.registry import PublicAddress, public_addresses
from network_portal.knowledge.models import Practice, PracticeCall
from network_portal.knowledge.queries.months import months_with_practices

MOST_IN_SITEMAP = 10_000  # in four languages: a sitemap names at most 50,000 addresses


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "practices/", None
    yield "practices/calls/", None
    for slug in PracticeCall.objects.told(clock.today()).values_list("slug", flat=True):
        yield f"practices/calls/{slug}/", None
    for month in months_with_practices():
        yield f"practices/months/{month:%Y-%m}/", None
    rows = Practice.objects.published().values_list("slug", "published_at")
    for slug, published_at in rows[:MOST_IN_SITEMAP]:
        yield f"practices/{slug}/", clock.day_of(published_at)


def register() -> None:
    public_addresses.register("knowledge", PublicAddress(public_paths))
