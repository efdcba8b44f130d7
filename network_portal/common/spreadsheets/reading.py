from django.conf import settings

from network_portal.common.spreadsheets.delimited import read_csv
from network_portal.common.spreadsheets.tables import Sheet, UnreadableFile
from network_portal.common.spreadsheets.workbooks import read_workbook


def read_table(content: bytes, filename: str) -> list[Sheet]:
    """The sheets of a workbook, or the one of a CSV file; what it is is told by its bytes, not its name."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFile("file_empty")
    if len(content) > settings.UPLOAD_MAX_BYTES:
        raise UnreadableFile("file_too_large", megabytes=settings.UPLOAD_MAX_BYTES // 1024**2)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile("file_old_or_protected")
    if content.startswith(b"PK\x03\x04"):
        return read_workbook(content)
    return [read_csv(content, filename)]
