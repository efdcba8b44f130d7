"""What a file says by its name and by its content must be one thing, and one of ours."""

import codecs
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass

import puremagic
from django.conf import settings

from network_portal.common.files.errors import FileRefused
from network_portal.common.files.images import cleaned_image
from network_portal.common.files.kinds import IMAGES, KINDS, OFFICE, OPEN_DOCUMENTS, Kind, kind_of_extension
from network_portal.common.files.names import ending_of, plain_name
from network_portal.common.files.pdfs import authors_of_checked_pdf
from network_portal.common.files.tables import without_formulas
from network_portal.common.files.zips import OLE, kind_inside, names_inside
from network_portal.common.lines import one_line

SURE = 0.3  # from here on the first bytes are no accident
MOST_NAMES, LONGEST_AUTHOR = 10, 120
_MARKUP = re.compile(r"[\ufeff \t\r\n]*<(!doctype|html|svg|script|\?xml|\?php|head|body|iframe)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True)
class CleanFile:
    """Fit to be kept: `name` as given, made plain; `authors` whom the document names."""

    content: bytes
    kind: Kind
    name: str
    authors: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def clean_file(content: bytes, given_name: str) -> CleanFile:
    """Raises FileRefused. Pictures come back without metadata, tables of text without formulas, documents as
    they are."""
    name = plain_name(given_name)
    kind = kind_of_extension(ending_of(name))
    if kind is None:
        raise FileRefused("upload_kind_unknown", kinds=", ".join(one.name for one in KINDS.values()))
    if not content:
        raise FileRefused("upload_empty")
    check_size(len(content))
    if kind.code in OFFICE and content.startswith(OLE):
        raise FileRefused("upload_protected")  # an office document with a password hides in the old format
    if not _is(kind, content):
        raise FileRefused("upload_not_what_it_says", kind=kind.name)
    if kind.code in IMAGES:
        return CleanFile(cleaned_image(content, kind), kind, name)
    if kind.code == "pdf":
        return CleanFile(content, kind, name, _told(authors_of_checked_pdf(content)))
    if kind.code == "csv":
        return CleanFile(_plain_table(content), kind, name)
    return CleanFile(content, kind, name, _told(names_inside(content)))


def check_size(size: int) -> None:
    if size > settings.UPLOAD_MAX_BYTES:
        raise FileRefused("upload_too_large", megabytes=settings.UPLOAD_MAX_BYTES // 1024**2)


def _is(kind: Kind, content: bytes) -> bool:
    if kind.code in OFFICE | OPEN_DOCUMENTS:
        return kind_inside(content) == kind
    types = _types_of(content)
    return not types if kind.code == "csv" else kind.mime in types


def _types_of(content: bytes) -> set[str]:
    try:
        found = puremagic.magic_string(content)
        return {one.mime_type for one in found if one.confidence >= SURE and one.mime_type}
    except (puremagic.PureError, ValueError):
        return set()


def _plain_table(content: bytes) -> bytes:
    """As it was, but for an apostrophe before each cell that a spreadsheet would run."""
    text, encoding = _decoded(content)
    _check_text(content, text)
    plain = without_formulas(text)
    return content if plain == text else _marked(content) + plain.encode(encoding)


def _check_text(content: bytes, text: str) -> None:
    if _CONTROL.search(text):
        raise FileRefused("upload_text_unreadable")
    if _MARKUP.match(text) or zipfile.is_zipfile(io.BytesIO(content)):
        raise FileRefused("upload_not_what_it_says", kind=KINDS["csv"].name)


def _decoded(content: bytes) -> tuple[str, str]:
    """Text and encoding, as spreadsheets write it: UTF-8, UTF-16 with its mark, or the Western code page of Windows."""
    mark = _marked(content)
    for encoding in (_MARKS.get(mark, "utf-8"), "cp1252"):
        try:
            return content.removeprefix(mark).decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FileRefused("upload_text_unreadable")


def _marked(content: bytes) -> bytes:
    return next((mark for mark in _MARKS if content.startswith(mark)), b"")


def _told(names: list[str]) -> tuple[str, ...]:
    plain = dict.fromkeys(one_line(name)[:LONGEST_AUTHOR] for name in names)
    return tuple(name for name in plain if name)[:MOST_NAMES]
