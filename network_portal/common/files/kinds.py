"""The kinds of files that are taken."""

from dataclasses import dataclass

OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class Kind:
    """`code` is kept in rows; `name` is what people read; `part` what the list of a zip's contents must name."""

    code: str
    mime: str
    extensions: tuple[str, ...]
    part: str = ""

    @property
    def name(self) -> str:
        return "WebP" if self.code == "webp" else self.code.upper()


KINDS = {
    kind.code: kind
    for kind in (
        Kind("pdf", "application/pdf", (".pdf",)),
        Kind("png", "image/png", (".png",)),
        Kind("jpeg", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif")),
        Kind("webp", "image/webp", (".webp",)),
        Kind("docx", f"{OOXML}.wordprocessingml.document", (".docx",), "wordprocessingml.document.main+xml"),
        Kind("xlsx", f"{OOXML}.spreadsheetml.sheet", (".xlsx",), "spreadsheetml.sheet.main+xml"),
        Kind("pptx", f"{OOXML}.presentationml.presentation", (".pptx",), "presentationml.presentation.main+xml"),
        Kind("odt", f"{ODF}.text", (".odt",)),
        Kind("ods", f"{ODF}.spreadsheet", (".ods",)),
        Kind("odp", f"{ODF}.presentation", (".odp",)),
        Kind("csv", "text/csv", (".csv",)),
    )
}
IMAGES = frozenset({"png", "jpeg", "webp"})
OFFICE = frozenset({"docx", "xlsx", "pptx"})
OPEN_DOCUMENTS = frozenset({"odt", "ods", "odp"})


def kind_of_extension(extension: str) -> Kind | None:
    return next((kind for kind in KINDS.values() if extension.lower() in kind.extensions), None)
