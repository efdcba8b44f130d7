"""Atom feeds of what is public: entries named for ever, times that are true.

What was stored before texts were cleaned breaks none.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date

from network_portal.common import clock, registry
from network_portal.common.languages import current_language
from network_portal.common.lines import plain_lines
from network_portal.common.registry import FeedEntry, FeedScope

MOST_ENTRIES = 30
ATOM = "application/atom+xml"
NAMED_SINCE = 2026  # when the names of entries began; it is part of each and never changes


class PortalFeed(Atom1Feed):
    """Each entry in its own language. A feed without entries was true this morning."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}

    def latest_post_date(self) -> datetime:
        times = [item["updateddate"] for item in self.items]
        today = clock.today()
        return max(times, default=datetime(today.year, today.month, today.day, tzinfo=UTC))


def newest_of_all_kinds(scope: FeedScope) -> list[FeedEntry]:
    entries = [one for source in registry.feeds.values() for one in source(scope, MOST_ENTRIES)]
    return newest(entries)


def newest(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    return sorted(entries, key=lambda one: (one.published, one.key), reverse=True)[:MOST_ENTRIES]


def feed_answer(*, title: str, subtitle: str, page: str, path: str, entries: Iterable[FeedEntry]) -> HttpResponse:
    """`page` is the path of the page that the feed tells of, `path` its own."""
    site, language = settings.SITE_URL, current_language()
    feed = PortalFeed(
        title=plain_lines(f"{title} – {settings.NETWORK_NAME}"),
        subtitle=plain_lines(subtitle),
        link=site + page,
        feed_url=site + path,
        feed_guid=_name(path.strip("/")),
        language=language,
        description=None,
        author_name=str(settings.NETWORK_NAME),
        feed_copyright=f"{settings.DATA_LICENCE} {settings.DATA_LICENCE_URL}",
    )
    for one in entries:
        feed.add_item(
            title=plain_lines(one.title),
            link=site + one.path,
            description=escape(plain_lines(one.summary)),
            unique_id=_name(one.key),
            pubdate=one.published,
            updateddate=one.updated,
            language=one.language,
        )
    answer = HttpResponse(feed.writeString("utf-8"), content_type=f"{ATOM}; charset=utf-8")
    answer.headers["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    return answer


def _name(key: str) -> str:
    """A tag (RFC 4151): unlike an address it stays when pages move."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{NAMED_SINCE}:{key}"
