from collections.abc import Iterator
from datetime import date

from network_portal.audit.queries import last_done
from network_portal.common import clock
from network_portal.common.registry import PublicAddress, public_addresses
from network_portal.knowledge.models import Practice, PracticeCall, Publication
from network_portal.knowledge.queries.feeds import CALL_CHANGED_BY, CHANGED_BY, CORRECTED_BY
from network_portal.knowledge.queries.months import months_with_practices


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "practices/", None
    yield "practices/calls/", None
    said = last_done("knowledge.practicecall", None, CALL_CHANGED_BY)
    for pk, slug in PracticeCall.objects.told(clock.today()).values_list("pk", "slug"):
        yield f"practices/calls/{slug}/", clock.day_of(said[pk]) if pk in said else None
    for month in months_with_practices():
        yield f"practices/months/{month:%Y-%m}/", None
    changes = last_done("knowledge.practice", None, CHANGED_BY)
    rows = Practice.objects.published().values_list("pk", "slug", "published_at")
    for pk, slug, published_at in rows.iterator():
        yield f"practices/{slug}/", clock.day_of(max(published_at, changes.get(pk, published_at)))
    yield "publications/", None
    corrected = last_done("knowledge.publication", None, CORRECTED_BY)
    for one in Publication.objects.published().only("slug", "published_at").iterator():
        moments = [moment for moment in (one.published_at, corrected.get(one.pk)) if moment]
        yield f"publications/{one.slug}/", clock.day_of(max(moments)) if moments else None


def register() -> None:
    public_addresses.register("knowledge", PublicAddress(public_paths))
