"""A look into office documents, which are zip archives: what they are, and what must not be in them.

Nothing is ever unpacked to disk, and nothing read that says it is larger than it may be.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from network_portal.common.files.errors import FileRefused
from network_portal.common.files.kinds import KINDS, OFFICE, OPEN_DOCUMENTS, Kind
from network_portal.common.files.office_parts import PROGRAMS, SILENT, Fields, refuse_relation

MOST_MEMBERS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 200  # text packs to a tenth or so; only what is made to burst packs better
SMALL = 1024 * 1024  # of which the ratio does not matter
MOST_OF_ONE = 20 * 1024 * 1024  # of a part that is read here
MOST_PARSED = 40 * 1024 * 1024  # of all that a parser goes through
FIRST, LAST = b"PK\x03\x04", b"PK\x05\x06"
LENGTH_OF_LAST = 22
ARCHIVES = (FIRST, b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08")
OLE = b"\xd0\xcf\x11\xe0"
EXECUTABLES = (b"MZ", b"\x7fELF")
MACROS = ("vbaproject.bin", "vbadata.xml")
FOLDERS_OF_PROGRAMS = ("macrosheets/", "activex/")
OPTIONAL = {"script-lb.xml", "dialog-lb.xml", "script-lc.xml", "dialog-lc.xml"}  # lists of libraries, maybe empty

NAMES_IN = (
    "docprops/",
    "meta.xml",
    "word/",
    "xl/comments",
    "xl/threadedcomments",
    "xl/persons/",
    "ppt/comment",
    "ppt/authors",
)
_EMBEDDED = tuple(ending for code in OFFICE for ending in KINDS[code].extensions)
ELEMENTS = frozenset({"creator", "lastModifiedBy", "initial-creator", "printed-by", "author", "Manager", "Company"})
ATTRIBUTES = {"author": None, "displayName": "person", "name": "cmAuthor"}


def kind_inside(content: bytes, *, depth: int = 0) -> Kind | None:
    """What the archive is, None if none of ours. Raises FileRefused for what is broken or may do harm."""
    if not content.startswith(FIRST):
        return None
    with _opened(content) as archive:
        _weigh(archive)
        kind = _open_document(archive) or _office(archive)
        if kind is not None:
            _refuse_programs(archive, kind)
            _look_at_members(archive, depth)
        return kind


def names_inside(content: bytes) -> list[str]:
    """Who the document says wrote, changed or commented on it, and the company; each once, in order."""
    found: dict[str, None] = {}
    with _opened(content) as archive:
        for member in archive.infolist():
            if "/embeddings/" in member.filename and member.filename.endswith(_EMBEDDED):
                found |= dict.fromkeys(names_inside(_read(archive, member)))
            if _may_name(member):
                found |= dict.fromkeys(_names(_read(archive, member)))
    return list(found)


def _may_name(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().startswith(NAMES_IN) and member.filename.endswith(".xml")


def _is_parsed(member: zipfile.ZipInfo) -> bool:
    low = member.filename.lower()
    return _may_name(member) or _may_act(low) or low.endswith(".rels")


def _may_act(low: str) -> bool:
    """Wherever a program may have put it: only the relations of an archive say what a part of it is."""
    return low.endswith(".xml") and not low.startswith(SILENT)


def _opened(content: bytes) -> zipfile.ZipFile:
    """From its first byte to its last one archive, so that nothing else can be the same file."""
    if content[-LENGTH_OF_LAST:][:4] != LAST:
        raise FileRefused("upload_broken")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, NotImplementedError) as error:
        raise FileRefused("upload_broken") from error
    members = archive.infolist()
    names = [member.filename for member in members]
    if not members or min(member.header_offset for member in members) != 0 or len(set(names)) != len(names):
        raise FileRefused("upload_broken")
    return archive


def _weigh(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused("upload_protected")
    if any(member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for member in members):
        raise FileRefused("upload_broken")
    bursts = any(
        member.file_size > SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1) for member in members
    )
    parsed = sum(member.file_size for member in members if _is_parsed(member))
    if (
        bursts
        or parsed > MOST_PARSED
        or len(members) > MOST_MEMBERS
        or sum(member.file_size for member in members) > MOST_UNPACKED
    ):
        raise FileRefused("upload_unpacks_too_large")


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo | str) -> bytes:
    try:
        with archive.open(member) as stream:
            content = stream.read(MOST_OF_ONE + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise FileRefused("upload_broken") from error
    if len(content) > MOST_OF_ONE:
        raise FileRefused("upload_unpacks_too_large")
    return content


def _open_document(archive: zipfile.ZipFile) -> Kind | None:
    if archive.infolist()[0].filename != "mimetype":
        return None
    said = _read(archive, "mimetype").strip().decode("ascii", "replace")
    kind = next((KINDS[code] for code in OPEN_DOCUMENTS if KINDS[code].mime == said), None)
    if kind and "META-INF/manifest.xml" in archive.namelist():
        if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
            raise FileRefused("upload_protected")
        return kind
    return None


def _office(archive: zipfile.ZipFile) -> Kind | None:
    if "[Content_Types].xml" not in archive.namelist():
        return None
    types = _read(archive, "[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in types:
        raise FileRefused("upload_runs_programs")
    return next((KINDS[code] for code in sorted(OFFICE) if KINDS[code].part in types), None)


def _refuse_programs(archive: zipfile.ZipFile, kind: Kind) -> None:
    for name in (member.filename for member in archive.infolist()):
        low = name.lower()
        has_office_macros = low.endswith(MACROS) or any(folder in low for folder in FOLDERS_OF_PROGRAMS)
        is_module = name.startswith(("Basic/", "Scripts/")) and not name.endswith("/")
        has_modules = kind.code in OPEN_DOCUMENTS and is_module and name.rpartition("/")[2] not in OPTIONAL
        if has_office_macros or has_modules:
            raise FileRefused("upload_runs_programs")
        if low.endswith(".rels"):
            _parse(_read(archive, name), refuse_relation)
        if _may_act(low):
            fields = Fields()
            _parse(_read(archive, name), fields.begin, fields.end, fields.text)
            fields.refuse()


def _look_at_members(archive: zipfile.ZipFile, depth: int) -> None:
    """A chart carries its table, an office document in the document: that far, and no deeper."""
    for member in archive.infolist():
        try:
            with archive.open(member) as stream:
                first = stream.read(8)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise FileRefused("upload_broken") from error
        is_program = first.startswith(EXECUTABLES) or member.filename.lower().endswith(PROGRAMS)
        if (
            is_program
            or first.startswith(OLE)
            or (first.startswith(ARCHIVES) and not _is_embedded_table(archive, member, depth))
        ):
            raise FileRefused("upload_carries_files")


def _is_embedded_table(archive: zipfile.ZipFile, member: zipfile.ZipInfo, depth: int) -> bool:
    if depth or "/embeddings/" not in member.filename:
        return False
    return kind_inside(_read(archive, member), depth=depth + 1) is not None


def _names(xml: bytes) -> Iterator[str]:
    found: list[str] = []
    inside: list[list[str] | None] = []

    def begin(element: str, attributes: dict[str, str]) -> None:
        kind = element.rpartition(":")[2]
        inside.append([] if kind in ELEMENTS else None)
        for name, value in attributes.items():
            own = name.rpartition(":")[2]
            if own in ATTRIBUTES and ATTRIBUTES[own] in (None, kind):
                found.append(value)

    def end(_element: str) -> None:
        words = inside.pop()
        if words is not None:
            found.append("".join(words))

    def text(words: str) -> None:
        if inside and inside[-1] is not None:
            inside[-1].append(words)

    _parse(xml, begin, end, text)
    yield from (name.strip() for name in found if name.strip())


def _parse(
    xml: bytes,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda element: None,
    text: Callable[[str], None] = lambda words: None,
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begin, end, text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise FileRefused("upload_broken") from error


def _refuse_doctype(*_declared: object) -> None:
    """Of which entities burst; no office program writes one."""
    raise FileRefused("upload_broken")
