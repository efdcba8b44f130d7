"""The one way out of a stored file: as an attachment, to whom the caller has permitted it."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

from network_portal.common.files.kinds import KINDS
from network_portal.common.files.names import plain_name

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def attachment(stored: str, *, name: str, kind: str) -> FileResponse:
    """Raises Http404 where the file is gone."""
    try:
        content = default_storage.open(stored, "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content, content_type=KINDS[kind].mime)
    response.headers["Content-Disposition"] = content_disposition_header(True, plain_name(name)) or "attachment"
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response
