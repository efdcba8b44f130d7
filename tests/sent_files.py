"""Files as people send them, each made by the program of its kind where one is at hand."""

import io
import zipfile
import zlib

import openpyxl
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


def pdf(author: str = "") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 20)).save(out, "PDF", **({"author": author} if author else {}))
    return out.getvalue()


def pdf_with(words: bytes) -> bytes:
    """`words` among the objects of a PDF."""
    return pdf().replace(b"%%EOF", b"9 0 obj\n" + words + b"\nendobj\n%%EOF")


def pdf_with_packed(words: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    packed = zlib.compress(words)
    return pdf_with(
        b"<< /Type /ObjStm /N 1 /First 4 /Length %d /Filter %s >>\nstream\n%s\nendstream"
        % (len(packed), filters, packed)
    )


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
