"""The newest practices of an objective or a country, and how many there are."""

from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from network_portal.knowledge.models import Practice
from network_portal.knowledge.queries.figures import counted_list
from network_portal.knowledge.queries.filters import PracticeFilters, narrowed
from network_portal.knowledge.queries.orders import NEWEST
from network_portal.knowledge.queries.practices import practice_page
from network_portal.knowledge.views.listings import practices_in_words, table_of

MOST_PRACTICES = 10


def practices_of(filters: PracticeFilters) -> dict[str, Any]:
    practices = narrowed(Practice.objects.published(), filters)
    rows = [row._asdict() for row in practice_page(practices, size=MOST_PRACTICES).rows]
    return {
        "practices": table_of(rows),
        "practices_in_words": practices_in_words(counted_list(filters, NEWEST).total) if rows else "",
        "practices_url": f"{reverse('knowledge:practices')}?{urlencode(filters.asked)}#list",
    }
