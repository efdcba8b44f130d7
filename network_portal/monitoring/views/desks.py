"""The two doors to where an organisation answers in a round: its mailed link, and the page of who signed in.

Both open the same pages at the same places below their own address; links between them are relative, so that
no page repeats the token of its link but to switch its language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from network_portal.accounts.mailed_links import mailed_link
from network_portal.common.access import PAGE_METHODS, actor_of, permit
from network_portal.common.actors import Actor
from network_portal.common.context import of_no_page
from network_portal.common.kept_answers import typed_words
from network_portal.monitoring.models import MailedLink, Round
from network_portal.monitoring.permissions import can_see_owed, can_see_rounds, can_write_update
from network_portal.monitoring.queries.links import bearer, link_by_token, part_of
from network_portal.monitoring.rules.drafters import DRAFTING
from network_portal.organisations.models import Organisation


@dataclass(frozen=True)
class Desk:
    """Where `organisation` answers in `round`; `by` sits at it, through `link` if by a mail."""

    round: Round
    organisation: Organisation
    by: Actor
    link: MailedLink | None = None

    @property
    def only_drafts(self) -> bool:
        return self.by.memberships.get(self.organisation.pk) == DRAFTING

    @property
    def drafter_id(self) -> int | None:
        """Whose drafts alone are shown; None shows all that the organisation owes."""
        return self.by.user_id if self.only_drafts else None

    def page(self, title: str) -> dict[str, Any]:
        """What every page at the desk passes to its template; a printed page tells no token."""
        return {"page_title": title, "desk": self, "page_url": settings.SITE_URL}


Page = Callable[..., HttpResponse]


def by_link(page: Page) -> Page:
    """`page(request, desk, …)` for the bearer of a link, without a session. GET changes nothing."""

    @mailed_link
    @require_http_methods(PAGE_METHODS)
    @wraps(page)
    def opened(request: HttpRequest, token: str, **place: Any) -> HttpResponse:
        link = link_by_token(token)
        part = part_of(link) if link else ""
        if link is None or not part:
            context = {"typed_words": typed_words(request)} | ({} if link else of_no_page())
            return render(request, "monitoring/desks/over.html", context, status=410 if link else 404)
        setattr(request, "is_read_quietly", link.person.is_quiet or link.organisation.is_quiet)
        return page(request, Desk(link.round, link.organisation, bearer(link, part), link), **place)

    return opened


def signed_in(page: Page, otherwise: Page | None = None) -> Page:
    """`page(request, desk, …)` for the organisation's own people; `otherwise` for a co-chair who reads."""

    @require_http_methods(PAGE_METHODS)
    @wraps(page)
    def opened(request: HttpRequest, slug: str, organisation: str, **place: Any) -> HttpResponse:
        actor = actor_of(request)
        permit(actor, can_see_rounds, hidden=otherwise is not None and request.method != "POST")
        found = get_object_or_404(Round, slug=slug)
        body = get_object_or_404(Organisation, slug=organisation)
        permit(actor, can_see_owed, body.pk, hidden=True)
        desk = Desk(found, body, actor)
        if otherwise is not None and request.method != "POST" and not can_write_update.test(actor, body.pk):
            return otherwise(request, desk, **place)
        permit(actor, can_write_update, body.pk)
        return page(request, desk, **place)

    return opened
