from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse

from network_portal.common.numbers import whole_number
from network_portal.common.views.refusals import bad_request, too_large

Handler = Callable[[HttpRequest], HttpResponse]
UTF_8 = ("utf-8", "utf8")
BESIDE_THE_FILE = 1024 * 1024
READ_AWAY = 4


class WellFormed:
    """Refuses, before a view or the database sees it, what no page of ours sends.

    A character that no text holds (NUL) in an address; another encoding than UTF-8, by which an address would be
    read otherwise than the cache of public pages knows it; more bytes than any form may send, before one of them is
    kept. Up to four times as much is read and forgotten, so that a browser hears the answer.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request, SuspiciousOperation())
        charset = (request.content_params or {}).get("charset", "utf-8")
        if charset.strip(" '\"").lower().replace("_", "-") not in UTF_8:
            return bad_request(request, SuspiciousOperation())
        length = whole_number(request.META.get("CONTENT_LENGTH") or "0")
        if length is None:
            return bad_request(request, SuspiciousOperation())
        most = settings.UPLOAD_MAX_BYTES + BESIDE_THE_FILE
        if length <= most:
            return self.get_response(request)
        if length <= READ_AWAY * most:
            while request.read(64 * 1024):
                pass
        return too_large(request)
