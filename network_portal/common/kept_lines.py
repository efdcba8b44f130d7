"""Texts as they are kept: one line, as names of people and subjects of mails, or several."""

import re
import unicodedata

# Signs that turn the direction of what follows: in a name they rewrite the sentence around it.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKING = ("Cc", "Zl", "Zp")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Without control characters, line ends and marks of direction; runs of spaces are one space."""
    kept = (" " if unicodedata.category(sign) in _BREAKING else sign for sign in text if sign not in _TURNING)
    return " ".join(part for part in "".join(kept).split(" ") if part)


def plain_lines(text: str) -> str:
    """LF for every line end and no control characters: what any file can carry to the letter."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))
