"""A look into a PDF: is it one, may it do harm, and whose name does it carry.

Refused, not warned of: passwords (nobody can look inside, and readers are kept out), scripts and programs that start
with the document, and files inside it. Whoever reads evidence needs none of them, and a plain PDF is one print away.
This is no scanner for viruses.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from network_portal.common.files.errors import FileRefused

HEADER = re.compile(rb"%PDF-[12]\.\d")
TRAILER_WITHIN = 1024
MOST_INFLATED = 50 * 1024 * 1024
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_ONE_FILTER = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*(?:[\]/>]|$)")
_BEFORE_STREAM = 2048
_LONGEST_CREATORS = 5_000
_STARTS_PROGRAMS = re.compile(rb"/(?:JavaScript|Launch|RichMedia)(?![A-Za-z])")
_CARRIES_FILES = re.compile(rb"/EmbeddedFiles?(?![A-Za-z])")
_PROTECTED = re.compile(rb"/Encrypt(?![A-Za-z])")
_INSIDE = rb"\\.|[^\\()]"
_AUTHOR = re.compile(
    rb"/Author\s*(\((?:" + _INSIDE + rb"|\((?:" + _INSIDE + rb"){0,500}+\)){0,500}+\)|<[0-9A-Fa-f\s]{0,2000}+>)",
    re.DOTALL,
)
_ITEM = re.compile(rb"<rdf:li\b[^>]*>([^<]*)</rdf:li>")
_TAG = re.compile(rb"<[^>]*>")
_ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def check_pdf(content: bytes) -> None:
    """Raises FileRefused."""
    whole = HEADER.match(content) and b"%%EOF" in content[-TRAILER_WITHIN:]
    if not whole or zipfile.is_zipfile(io.BytesIO(content)):
        raise FileRefused("upload_broken")
    for text in _readable(content):
        if _PROTECTED.search(text):
            raise FileRefused("upload_protected")
        if _STARTS_PROGRAMS.search(text):
            raise FileRefused("upload_runs_programs")
        if _CARRIES_FILES.search(text):
            raise FileRefused("upload_carries_files")


def names_in_pdf(content: bytes) -> list[str]:
    """The author of the document's information and those of its metadata; each once."""
    found: dict[str, None] = {}
    for text in _readable(content):
        for written in _AUTHOR.findall(text):
            found[_text_of(written)] = None
        for creators in _between(text, b"<dc:creator", b"</dc:creator>"):
            for one in _ITEM.findall(creators) or [creators.partition(b">")[2]]:
                found[_TAG.sub(b"", one).decode("utf-8", "replace")] = None
    return [name.strip() for name in found if name.strip()]


def _between(text: bytes, first: bytes, last: bytes) -> Iterator[bytes]:
    """One after the other, each sign read once: a pattern would start anew at every one that never ends."""
    begin = text.find(first)
    while begin != -1 and (end := text.find(last, begin)) != -1:
        yield text[begin + len(first) : min(end, begin + _LONGEST_CREATORS)]
        begin = text.find(first, end)


def _readable(content: bytes) -> Iterator[bytes]:
    """The file itself, then what its packed objects and metadata hold; names written as numbers are written out."""
    yield _written_out(content)
    left = MOST_INFLATED
    for head, body in _streams(content):
        holds_objects = b"/ObjStm" in head
        if not (holds_objects or b"/Metadata" in head) or b"/Filter" not in head:
            continue
        text = _inflated(body, left) if _ONE_FILTER.search(head) else None
        if text is None and holds_objects:
            raise FileRefused("upload_broken")  # packed so that nobody can look: no office program writes it
        if text is not None:
            left -= len(text)
            if left <= 0:
                raise FileRefused("upload_unpacks_too_large")
            yield _written_out(text)


def _streams(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each with what describes it."""
    begin = content.find(b"stream")
    while begin != -1 and (end := content.find(b"endstream", begin)) != -1:
        before = content[max(0, begin - _BEFORE_STREAM) : begin]
        yield _written_out(before.rpartition(b" obj")[2]), content[begin + 6 : end].lstrip(b"\r\n")
        begin = content.find(b"stream", end + 9)


def _written_out(text: bytes) -> bytes:
    return _HASH.sub(lambda sign: bytes([int(sign[1], 16)]), text)


def _inflated(packed: bytes, most: int) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return None


def _text_of(written: bytes) -> str:
    if written.startswith(b"<"):
        digits = re.sub(rb"\s", b"", written[1:-1])
        raw = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    else:
        raw = _ESCAPED.sub(_unescaped, written[1:-1])
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    return raw.removeprefix(b"\xef\xbb\xbf").decode(
        "utf-8" if raw.startswith(b"\xef\xbb\xbf") else "latin-1", "replace"
    )


def _unescaped(found: "re.Match[bytes]") -> bytes:
    number, line_end, sign = found.groups()
    if number:
        return bytes([int(number, 8) & 255])
    return b"" if line_end else _SIGNS.get(sign, sign)
