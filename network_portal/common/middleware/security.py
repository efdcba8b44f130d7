from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from network_portal.common import doors

Handler = Callable[[HttpRequest], HttpResponse]
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

TOLD_TO_NOBODY = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex",
}


class SecurityHeaders:
    """What every answer carries: kept by no cache unless a view said otherwise, no powers for the page.

    Behind a mailed link it is also told to no other page and found by no search.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        door = doors.API if request.path_info.startswith("/api/") else doors.PAGE
        with doors.through(door):
            response = self.get_response(request)
        if doors.is_mailed(request):
            for name, value in TOLD_TO_NOBODY.items():
                response.headers[name] = value
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
