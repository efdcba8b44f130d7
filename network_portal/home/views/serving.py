"""The newest pledges, practices and publications of an objective or a country, and how many there are of each."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode

from network_portal.knowledge.models import Practice, Publication
from network_portal.knowledge.queries.figures import counted_list
from network_portal.knowledge.queries.filters import PracticeFilters, narrowed
from network_portal.knowledge.queries.orders import NEWEST
from network_portal.knowledge.queries.practices import practice_page
from network_portal.knowledge.queries.publication_filters import PublicationFilters, narrowed_publications
from network_portal.knowledge.queries.publications import publication_page
from network_portal.knowledge.views.listings import practices_in_words, table_of
from network_portal.knowledge.views.publication_listings import publications_in_words
from pledges.models import Pledge
from pledges.queries.figures import counted_list as counted_pledges
from pledges.queries.filters import PledgeFilters
from pledges.queries.filters import narrowed as narrowed_pledges
from pledges.queries.pledges import pledge_page, pledges_in_words

MOST = 10


def pledges_of(filters: PledgeFilters) -> dict[str, Any]:
    rows = [row._asdict() for row in pledge_page(narrowed_pledges(Pledge.objects.all(), filters), size=MOST).rows]
    return {
        "pledges": render_to_string("pledges/pledges/_rows.html", {"rows": rows}) if rows else "",
        "pledges_in_words": pledges_in_words(counted_pledges(filters).figures.total) if rows else "",
        "pledges_url": f"{reverse('pledges:pledges')}?{urlencode(filters.asked)}#list",
    }


def practices_of(filters: PracticeFilters) -> dict[str, Any]:
    practices = narrowed(Practice.objects.published(), filters)
    rows = [row._asdict() for row in practice_page(practices, size=MOST).rows]
    return {
        "practices": table_of(rows),
        "practices_in_words": practices_in_words(counted_list(filters, NEWEST).total) if rows else "",
        "practices_url": f"{reverse('knowledge:practices')}?{urlencode(filters.asked)}#list",
    }


def publications_of(filters: PublicationFilters) -> dict[str, Any]:
    found = narrowed_publications(Publication.objects.published(), filters)
    rows = [row._asdict() for row in publication_page(found, size=MOST).rows]
    return {
        "publications": render_to_string("knowledge/publications/_rows.html", {"rows": rows}) if rows else "",
        "publications_in_words": publications_in_words(found.order_by().count()) if rows else "",
        "publications_url": f"{reverse('publications:publications')}?{urlencode(filters.asked)}#list",
    }
