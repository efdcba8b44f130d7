"""The newest pledges, as feeds tell of them."""

from collections.abc import Iterator

from django.utils.text import Truncator

from network_portal.audit.queries import last_done
from network_portal.common.registry import FeedEntry, FeedScope
from network_portal.organisations.queries.names import public_name
from pledges.models import Pledge
from pledges.queries.filters import PledgeFilters, narrowed
from pledges.queries.pledges import pledge_path

CHANGED_BY = ("pledges.change_pledge", "pledges.change_by_import")  # no word of stages, which may wait for a round
SUMMARY = 400


def pledge_entries(scope: FeedScope, most: int) -> Iterator[FeedEntry]:
    """Two queries."""
    filters = PledgeFilters(objective=str(scope.objective or ""), country=scope.country)
    wanted = narrowed(Pledge.objects.all(), filters).order_by("-published_at", "-pk")
    pledges = list(wanted.select_related("organisation")[:most])
    changes = last_done("pledges.pledge", [one.pk for one in pledges], CHANGED_BY)
    for one in pledges:
        who, text = public_name(one.organisation), Truncator(one.text).chars(SUMMARY)
        yield FeedEntry(
            key=f"pledges/{one.reference}",
            title=one.title,
            summary=f"{who}. {text}".strip(),
            language=one.language,
            path=pledge_path(one),
            published=one.published_at,
            updated=max(one.published_at, changes.get(one.pk, one.published_at)),
        )
