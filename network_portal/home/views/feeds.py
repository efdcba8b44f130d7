"""What is new of one objective and of one country: of every kind that the parts registered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from network_portal.common.feeds import feed_answer, newest_of_all_kinds
from network_portal.common.languages import current_language, translated_text
from network_portal.common.middleware.public_pages import public_page
from network_portal.common.registry import FeedScope
from network_portal.taxonomy.models import Country, Objective


@public_page
def objective_feed(request: HttpRequest, number: int) -> HttpResponse:
    objective = get_object_or_404(Objective, number=number)
    short, _language = translated_text(objective, "short", current_language())
    return feed_answer(
        title=_("Objective %(number)d: %(title)s") % {"number": number, "title": short},
        subtitle=_("Good practices, pledges and publications that serve this objective, the newest first."),
        page=reverse("home:objective", args=[number]),
        path=request.path,
        entries=newest_of_all_kinds(FeedScope(objective=number)),
    )


@public_page
def country_feed(request: HttpRequest, code: str) -> HttpResponse:
    country = get_object_or_404(Country, iso2=code.upper())
    if code != country.iso2:
        return redirect("home:country_feed", country.iso2)
    name, _language = translated_text(country, "name", current_language())
    return feed_answer(
        title=name,
        subtitle=_("Good practices, pledges and publications that name this country, the newest first."),
        page=reverse("home:country", args=[code]),
        path=request.path,
        entries=newest_of_all_kinds(FeedScope(country=code)),
    )
