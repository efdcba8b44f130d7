from collections.abc import Iterator
from datetime import date

from mechanism.models import Recommendation
from mechanism.queries.recommendation_feeds import CHANGED_BY
from mechanism.queries.tables import whole_tables, working_tables
from network_portal.audit.queries import last_done
from network_portal.bodies.queries.minutes import public_meetings
from network_portal.common import clock
from network_portal.common.registry import PublicAddress, public_addresses


def public_paths() -> Iterator[tuple[str, date | None]]:
    yield "mechanism/", None
    yield "mechanism/organisations/", None
    yield "mechanism/join/", None
    for table in working_tables():
        yield f"mechanism/tables/{table.number}/", None
    for slug in whole_tables().values_list("slug", flat=True):
        yield f"mechanism/{slug}/", None
    for meeting in public_meetings().filter(minutes__published_at__isnull=False).order_by("pk"):
        body, published = meeting.body, meeting.minutes.published_at
        there = body.slug if body.number is None else f"tables/{body.number}"
        yield f"mechanism/{there}/minutes/{meeting.pk}/", clock.day_of(published) if published else None
    yield "mechanism/recommendations/", None
    changes = last_done("mechanism.recommendation", None, CHANGED_BY)
    for one in Recommendation.objects.published().only("reference", "published_at").iterator():
        moments = [moment for moment in (one.published_at, changes.get(one.pk)) if moment]
        yield f"mechanism/recommendations/{one.reference}/", clock.day_of(max(moments)) if moments else None


def register() -> None:
    public_addresses.register("mechanism", PublicAddress(public_paths))
