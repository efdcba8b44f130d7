from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from network_portal.common import doors

Handler = Callable[[HttpRequest], HttpResponse]


class NullOrigins:
    """Stands before Django's CSRF check, for the pages that send no referrer.

    From a page with `Referrer-Policy: no-referrer` browsers post `Origin: null`, which Django refuses. Behind
    a mailed link, and nowhere else, that origin is read as ours unless the browser itself says that the form
    stood on another site: `Sec-Fetch-Site`, which no page can forge, is `same-origin` for our form and
    `cross-site` for the sandboxed frame of a stranger. Cookie and token of the form are asked for as ever.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        stood_here = request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        if request.META.get("HTTP_ORIGIN") == "null" and stood_here and doors.is_mailed(request):
            request.META["HTTP_ORIGIN"] = f"{request.scheme}://{request.get_host()}"
