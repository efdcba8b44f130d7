from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from network_portal.accounts.mailed_links import mailed_link
from network_portal.monitoring.queries.links import bearer, link_by_token, opens
from network_portal.monitoring.views.owed import owed_page


@mailed_link
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the bearer's organisation owes in the round of the link, without a password. GET changes nothing."""
    link = link_by_token(token)
    if link is None or not opens(link):
        return render(request, "monitoring/owed/over.html", status=410 if link else 404)
    return owed_page(request, link.round, link.organisation, bearer(link))
