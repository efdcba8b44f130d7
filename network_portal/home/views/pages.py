from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from network_portal.common.middleware.public_pages import public_page
from network_portal.home.pages import TITLES, values_of_page


@public_page
def page(request: HttpRequest, slug: str) -> HttpResponse:
    if slug not in TITLES:
        raise Http404
    title = TITLES[slug]
    context = {"page_title": title, "breadcrumb": [(title, "")], **values_of_page(slug)}
    return render(request, f"home/pages/{slug}.html", context)
