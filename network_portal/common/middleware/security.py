from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from network_portal.common import doors

Handler = Callable[[HttpRequest], HttpResponse]
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeaders:
    """What every answer carries: kept by no cache unless a view said otherwise, no powers for the page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        door = doors.API if request.path_info.startswith("/api/") else doors.PAGE
        with doors.through(door):
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
