from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class Utf8Request(WSGIRequest):
    """Read as UTF-8, whatever its Content-Type says of an encoding.

    Django follows that header before any middleware is asked: for the address too, and so far that it breaks.
    `middleware/well_formed.py` refuses what says another one; it finds what was said in `content_params`.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        try:
            self.content_type, self.content_params = parse_header_parameters(meta.get("CONTENT_TYPE", ""))
        except (LookupError, ValueError):
            self.content_type, self.content_params = "", {"charset": "unreadable"}


class Utf8Handler(WSGIHandler):
    request_class = Utf8Request
