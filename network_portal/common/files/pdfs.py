"""A look into a PDF: is it one, may it do harm, and whose name does it carry.

Refused, not warned of: passwords (nobody can look inside, and readers are kept out), scripts and programs that start
with the document, files inside it, and what opens or sends something elsewhere. Whoever reads evidence needs none of
them, and a plain PDF is one print away. This is no scanner for viruses.
"""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from network_portal.common.files.errors import FileRefused

HEADER = re.compile(rb"%PDF-[12]\.\d")
TRAILER_WITHIN = 1024
<<<<<<< HEAD
MOST_INFLATED = 50 * 1024 * 1024
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb">>\s*stream[ \t]*[\r\n]")
_LONGEST_DICTIONARY = 2048
_ONE_FILTER = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*(?:[\]/>]|$)")
_OBJECT = re.compile(rb"(?<![A-Za-z])obj(?![A-Za-z])")
_METADATA = re.compile(rb"/Type\s*/Metadata(?![A-Za-z])")
_PACKED_OBJECTS = b"/ObjStm"
_FIRST_OF_PACKED = re.compile(rb"/First(?![A-Za-z])")
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
=======
READER = Path(__file__).with_name("pdf_reader.py")
PATIENCE_SECONDS = 20  # of the clock; the reader itself has less of the processor
STARTS_PROGRAMS = frozenset({"JavaScript", "JS", "Launch", "RichMedia", "XFA"})
CARRIES_FILES = frozenset({"EmbeddedFile", "EmbeddedFiles", "GoToE"})
REACHES_OUT = frozenset({"GoToR", "SubmitForm", "ImportData"})
>>>>>>> 4884bb363c149704852430c601a5a53e0033deb6


def authors_of_checked_pdf(content: bytes) -> list[str]:
    """The author of the document's information and those of its metadata. Raises FileRefused."""
    whole = HEADER.match(content) and b"%%EOF" in content[-TRAILER_WITHIN:]
    if not whole or zipfile.is_zipfile(io.BytesIO(content)):
        raise FileRefused("upload_broken")
    told = _told_by_reader(content)
    if told["is_encrypted"]:
        raise FileRefused("upload_protected")
    if not STARTS_PROGRAMS.isdisjoint(told["found"]):
        raise FileRefused("upload_runs_programs")
    if not CARRIES_FILES.isdisjoint(told["found"]):
        raise FileRefused("upload_carries_files")
    if not REACHES_OUT.isdisjoint(told["found"]):
        raise FileRefused("upload_reaches_out")
    return [author.strip() for author in told["authors"] if author.strip()]


<<<<<<< HEAD
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
    """The file itself, then what its packed objects and metadata hold; names written as numbers are written out.

    What is packed so that nobody can look is refused, for no office program writes it: objects named where no stream
    follows, in a filter of another kind, without their end, or one within the other.
    """
    whole = _written_out(content)
    yield whole
    named, may_read, may_write = whole.count(_PACKED_OBJECTS), len(content), MOST_INFLATED
    for head, begin, end in _streams(content):
        named -= head.count(_PACKED_OBJECTS)
        holds_objects = _PACKED_OBJECTS in head or _FIRST_OF_PACKED.search(head) is not None
        if not (holds_objects or _METADATA.search(head)) or b"/Filter" not in head:
            continue
        if not _ONE_FILTER.search(head):
            if holds_objects:
                raise FileRefused("upload_broken")
            continue
        may_read -= end - begin
        if may_read < 0:
            raise FileRefused("upload_broken")
        text = _inflated(content[begin:end], may_write)
        may_write -= len(text)
        yield _written_out(text)
    if named:
        raise FileRefused("upload_broken")


def _streams(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    """What describes each, and where it begins and ends. The next is looked for right behind the word, not behind the
    end: a comment that says it hides none. Each part of the file is read once, however many begin."""
    behind = end = 0
    for found in _STREAM.finditer(content):
        before = content[max(behind, found.start() - _LONGEST_DICTIONARY) : found.start()]
        behind = found.end()
        if end < behind:
            end = content.find(b"endstream", behind)
            end = len(content) if end == -1 else end
        begin = behind + (content[behind - 1 : behind + 1] == b"\r\n")
        yield _written_out(_OBJECT.split(before)[-1]), begin, end


def _written_out(text: bytes) -> bytes:
    return _HASH.sub(lambda sign: bytes([int(sign[1], 16)]), text)


def _inflated(packed: bytes, most: int) -> bytes:
    """Raises FileRefused: longer than `most`, or not whole."""
    inflating = zlib.decompressobj()
    try:
        text = inflating.decompress(packed, most + 1)
    except zlib.error:
        raise FileRefused("upload_broken") from None
    if len(text) > most:
        raise FileRefused("upload_unpacks_too_large")
    if not inflating.eof:
        raise FileRefused("upload_broken")
    return text


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
=======
def _told_by_reader(content: bytes) -> dict[str, Any]:
    names = sorted(STARTS_PROGRAMS | CARRIES_FILES | REACHES_OUT)
    command = [sys.executable, "-I", str(READER), *names]
    try:
        done = subprocess.run(command, input=content, capture_output=True, check=True, timeout=PATIENCE_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise FileRefused("upload_broken") from error
    told: dict[str, Any] = json.loads(done.stdout)
    return told
>>>>>>> 4884bb363c149704852430c601a5a53e0033deb6
