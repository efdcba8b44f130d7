"""A page of a long list, and the ways to those before and after it."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from network_portal.common.numbers import whole_number

ROWS = 20


def page_of(request: HttpRequest, rows: "QuerySet[Any] | Any") -> Page:
    """The one that the address asks for; the nearest where there is no such page."""
    return Paginator(rows, ROWS).get_page(whole_number(request.GET.get("page", "")) or 1)


def ways(request: HttpRequest, page: Page) -> dict[str, str]:
    return {
        "previous_url": _address(request, page.previous_page_number()) if page.has_previous() else "",
        "next_url": _address(request, page.next_page_number()) if page.has_next() else "",
    }


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}"
