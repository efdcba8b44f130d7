import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from network_portal.common.lines import plain_lines
from network_portal.common.spreadsheets.tables import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    CellKind,
    Sheet,
    UnreadableFile,
    Value,
    cell_ref,
)
from network_portal.common.spreadsheets.text import NUMBER, clean_text, denaturalise_parts, neutralise_parts, writable

# Python's own limit says of a long text what it says of a quotation mark never closed; uploads are limited anyway.
csv.field_size_limit(2**31 - 1)
SEPARATORS = ",;\t|"  # the last only where a first line declares it


def write_csv(rows: Iterable[Sequence[Value]], *, exact: bool = False) -> bytes:
    """UTF-8, LF, quotes only where needed; texts that look like formulas are neutralised.

    `exact` keeps signs that nobody sees, for who reads `Cell.exact`.
    """
    carried = plain_lines if exact else writable
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerows([_csv_text(value, carried) for value in row] for row in rows)
    return target.getvalue().encode()


def read_csv(content: bytes, filename: str) -> Sheet:
    text = _decode(content)
    if max(map(text.count, SEPARATORS)) > MAX_ROWS * MAX_COLUMNS:
        raise UnreadableFile("file_too_many_cells", most=MAX_CELLS)
    declared = re.match(rf"sep=([{SEPARATORS}])\r?\n", text)
    if declared:
        text = text[declared.end() :]
    records = _parse(text, declared[1] if declared else _delimiter(text))
    while records and not any(record.strip() for record in records[-1]):
        records.pop()
    width = max(map(len, records), default=0)
    if width > MAX_COLUMNS:
        raise UnreadableFile("file_too_many_columns", most=MAX_COLUMNS)
    if width * len(records) > MAX_CELLS:
        raise UnreadableFile("file_too_many_cells", most=MAX_CELLS)
    rows = [_csv_row(number, record, width) for number, record in enumerate(records, 1)]
    return Sheet(clean_text(re.sub(r"\.\w+$", "", filename.rsplit("/", 1)[-1])), False, rows)


def _csv_row(number: int, record: list[str], width: int) -> list[Cell]:
    for column, text in enumerate(record, 1):
        if len(text) > MAX_CELL:
            raise UnreadableFile("file_cell_too_long", cell=cell_ref(number, column), most=MAX_CELL)
    texts = record + [""] * (width - len(record))
    return [_csv_cell(text, cell_ref(number, column)) for column, text in enumerate(texts, 1)]


def _csv_cell(text: str, ref: str) -> Cell:
    value, written = denaturalise_parts(clean_text(text)), denaturalise_parts(plain_lines(text))
    return Cell(value, ref, _csv_kind(value), written="" if written == value else written)


def _csv_kind(text: str) -> CellKind:
    if not text:
        return "empty"
    return "number" if NUMBER.fullmatch(text) else "text"


def _decode(content: bytes) -> str:
    for bom, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(bom):
            return _strict(content[len(bom) :], [encoding])
    return _strict(content, _guesses(content))


def _guesses(content: bytes) -> list[str]:
    """Latin text in UTF-16 has a zero in every other byte; text in one byte has none."""
    sample = content[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even or odd:
        return ["utf-16-le"] if odd > even else ["utf-16-be"]
    return ["utf-8", "cp1252"]


def _strict(content: bytes, encodings: list[str]) -> str:
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search("[\x00-\x08\x0e-\x1a\x1c-\x1f]", text):
            raise UnreadableFile("file_not_a_table")
        return text
    raise UnreadableFile("file_encoding_unknown")


def _delimiter(text: str) -> str:
    """The one that cuts most rows into the same, and the largest, number of cells; the comma in a tie."""
    return max(SEPARATORS[:3], key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> float:
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        widths = Counter(len(row) for row in islice(rows, 300) if any(row))
    except csv.Error:
        return 0
    width, often = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(0, 0))
    return (width - 1) * (often / widths.total()) ** 2 if widths else 0


def _parse(text: str, delimiter: str) -> list[list[str]]:
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        records = list(islice(reader, MAX_ROWS + 1))
    except csv.Error as error:
        raise UnreadableFile("file_broken_quotes") from error
    if len(records) > MAX_ROWS:
        raise UnreadableFile("file_too_many_rows", most=MAX_ROWS)
    return records


def _csv_text(value: Value, carried: Callable[[str], str]) -> str:
    return neutralise_parts(carried(value)) if isinstance(value, str) else "" if value is None else str(value)
