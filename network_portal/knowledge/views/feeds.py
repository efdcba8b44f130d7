from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.feeds import MOST_ENTRIES, feed_answer
from network_portal.common.middleware.public_pages import public_page
from network_portal.common.registry import FeedScope
from network_portal.knowledge.queries.feeds import practice_entries, publication_entries


@public_page
def practices_feed(request: HttpRequest) -> HttpResponse:
    return feed_answer(
        title=_("Good practices"),
        subtitle=_("What works for migrants in the region, the newest first."),
        page=reverse("knowledge:practices"),
        path=request.path,
        entries=practice_entries(FeedScope(), MOST_ENTRIES),
    )


@public_page
def publications_feed(request: HttpRequest) -> HttpResponse:
    return feed_answer(
        title=_("Publications"),
        subtitle=_("Declarations and knowledge products of the region, the newest here first."),
        page=reverse("publications:publications"),
        path=request.path,
        entries=publication_entries(FeedScope(), MOST_ENTRIES),
    )
