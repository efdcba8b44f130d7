"""Files as people send them, each made by the program of its kind where one is at hand."""

import io
import struct
import zipfile
import zlib

import openpyxl
import pikepdf
from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument"
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document.main+xml"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation.main+xml"),
}
ODF = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
CORE = (
    '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>{author}</dc:creator>'
    "<cp:lastModifiedBy>{author}</cp:lastModifiedBy></cp:coreProperties>"
)


def picture(kind: str = "jpeg", *, size=(40, 20), mode="RGB", **options) -> bytes:
    made = Image.new(mode, size, 128 if mode == "L" else None)
    if mode == "RGB":
        made.putpixel((0, 0), (255, 0, 0))
    out = io.BytesIO()
    made.save(out, kind.upper(), **options)
    return out.getvalue()


def phone_picture(*, orientation=6) -> bytes:
    """With place, camera, owner's name and a turned orientation, as phones write it."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = orientation, "EXAMPLE camera", "Ana EXAMPLE"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "N", (14.0, 5.0, 0.0), "W", (87.0, 12.0, 0.0)
    return picture("jpeg", exif=exif, comment=b"made by Ana EXAMPLE")


def png_with(kind: bytes, data: bytes, *, after=False) -> bytes:
    """One point, and one more chunk before or after it."""
    further, point = [(kind, data)], [(b"IDAT", zlib.compress(b"\0\xff\0\0"))]
    chunks = point + further if after else further + point
    return _png((b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), *chunks, (b"IEND", b""))


def png_repaired(content: bytes) -> bytes:
    """With the sums of its chunks as they must be, so that a reader looks into what was changed."""
    chunks, at = [], 8
    while at + 12 <= len(content) and len(chunks) < 99:
        length = int.from_bytes(content[at : at + 4], "big")
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    return _png(*chunks)


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    written = (struct.pack(">I", len(data)) + kind + data + _sum(kind + data) for kind, data in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)


def _sum(chunk: bytes) -> bytes:
    return struct.pack(">I", zlib.crc32(chunk))


def jpeg_with(exif: bytes) -> bytes:
    """With these bytes as what a camera tells of itself."""
    made = picture("jpeg")
    return made[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\0\0" + exif + made[2:]


def pdf(author: str = "") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PDF", **({"author": author} if author else {}))
    return out.getvalue()


def pdf_with(words: bytes) -> bytes:
    """`words` as one more object of a PDF."""
    document = pikepdf.open(io.BytesIO(pdf()))
    document.Root.Further = document.make_indirect(pikepdf.Object.parse(words))
    return saved(document)


def saved(document: pikepdf.Pdf, **options) -> bytes:
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def pdf_of(*objects: bytes, before=b"", stream: bytes | None = None, described=b"") -> bytes:
    """Written by hand: after a page the `objects`, from the fourth on; then a `stream`, in which the next is packed."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << >> >>"
    all_objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, *objects]
    if stream is not None:
        head = b"<< /Type /ObjStm /N 1 /First %d /Length %d %s >>"
        first = len(b"%d 0 " % (len(all_objects) + 2))
        all_objects.append(head % (first, len(stream), described) + b"\nstream\n" + stream + b"\nendstream")
    out, rows = bytearray(b"%PDF-1.5\n" + before), [b"\0" * 6]
    for number, one in enumerate(all_objects, start=1):
        rows.append(b"\1" + len(out).to_bytes(4, "big") + b"\0")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    if stream is not None:
        rows.append(b"\2" + len(all_objects).to_bytes(4, "big") + b"\0")
    begin = len(out)
    rows.append(b"\1" + begin.to_bytes(4, "big") + b"\0")
    table = b"".join(rows)
    head = b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 1] /Root 1 0 R /Length %d >>"
    out += head % (len(rows) - 1, len(rows), len(table))
    return bytes(out) + b"\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, begin)


def pdf_with_packed(words: bytes, *, before=b"", comment=b"", predicted=False) -> bytes:
    """`words` in a packed stream of objects, as programs write it, or so that a careless look passes it by."""
    content, described = b"5 0 " + words, b"/Filter /FlateDecode" + comment
    if predicted:
        content += b" " * (-len(content) % 5)
        content = b"".join(b"\0" + content[at : at + 5] for at in range(0, len(content), 5))
        described += b" /DecodeParms << /Predictor 12 /Columns 5 >>"
    return pdf_of(before=before, stream=zlib.compress(content), described=described)


def zipped(members: dict[str, bytes | str], *, stored=("mimetype",)) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            way = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, compress_type=way)
    return out.getvalue()


def office(kind: str = "docx", *, author="", further: dict[str, bytes | str] | None = None, types="") -> bytes:
    part, said = MAIN[kind]
    listed = f'<Types><Override PartName="/{part}" ContentType="{OOXML}.{said}"/>{types}</Types>'
    members: dict[str, bytes | str] = {"[Content_Types].xml": listed, part: "<body/>"}
    if author:
        members["docProps/core.xml"] = CORE.format(author=author)
    return zipped(members | (further or {}))


def workbook(author: str = "openpyxl") -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = author
    book.active["A1"] = "EXAMPLE"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def open_document(kind: str = "odt", *, author="", further: dict[str, bytes | str] | None = None) -> bytes:
    meta = (
        '<office:document-meta xmlns:office="urn:office" xmlns:dc="urn:dc" xmlns:meta="urn:meta"><office:meta>'
        f"<meta:initial-creator>{author}</meta:initial-creator></office:meta></office:document-meta>"
    )
    members: dict[str, bytes | str] = {
        "mimetype": f"application/vnd.oasis.opendocument.{ODF[kind]}",
        "content.xml": "<content/>",
        "meta.xml": meta,
        "META-INF/manifest.xml": "<manifest/>",
    }
    return zipped(members | (further or {}))


def each_kind() -> dict[str, bytes]:
    return {
        "pdf": pdf(),
        "png": picture("png"),
        "jpeg": picture("jpeg"),
        "webp": picture("webp"),
        "docx": office("docx"),
        "xlsx": workbook(),
        "pptx": office("pptx"),
        **{kind: open_document(kind) for kind in ODF},
        "csv": "código;país\nB1.1;Perú\n".encode(),
    }
