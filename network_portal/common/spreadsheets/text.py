import re
import unicodedata

_NEWLINE = re.compile("\r\n?|[\u0085\u2028\u2029]")
_BLANK = re.compile("[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ud800-\udfff\ufeff\ufffe\uffff]"
)
_RISKY = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_OTHER_CELL = re.compile("([;\t\n])")
_BEGINS_ANOTHER = re.compile("'*[\t\r\n]")
NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")


def clean_text(text: str) -> str:
    """NFC, ordinary spaces, no zero-width or control characters, LF, trimmed ends of lines and text."""
    text = writable(_BLANK.sub(" ", unicodedata.normalize("NFC", text)))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def writable(text: str) -> str:
    """LF for every line end, and none of the characters that a file could not carry."""
    return _CONTROL.sub("", _NEWLINE.sub("\n", text))


def neutralise(text: str) -> str:
    """An apostrophe before what a spreadsheet would run as a formula; numbers stay numbers."""
    return f"'{text}" if _RISKY.match(text) and not NUMBER.fullmatch(text) else text


def denaturalise(text: str) -> str:
    """Exact inverse of `neutralise`."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def neutralise_parts(text: str) -> str:
    """For a file of commas: where the list separator is a semicolon or a tab, spreadsheets cut its cells there,
    and at line ends within them too, quoted or not (quotes count only where a cell begins). So each part that
    could become a cell of its own is neutralised. A number stays one where it is the whole cell alone: as a part it
    may begin a formula that goes on behind the cut."""
    if NUMBER.fullmatch(text):
        return text
    parts = "".join(part if _OTHER_CELL.fullmatch(part) else _apart(part) for part in _OTHER_CELL.split(text))
    return f"'{parts}" if _BEGINS_ANOTHER.match(text) else parts


def denaturalise_parts(text: str) -> str:
    """Exact inverse of `neutralise_parts`."""
    text = text[1:] if text.startswith("'") and _BEGINS_ANOTHER.match(text) else text
    return "".join(part if _OTHER_CELL.fullmatch(part) else denaturalise(part) for part in _OTHER_CELL.split(text))


def _apart(part: str) -> str:
    return f"'{part}" if _RISKY.match(part) else part
