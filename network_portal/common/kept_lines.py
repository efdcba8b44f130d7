"""Texts as they are kept: one line, as names of people and subjects of mails, or several."""

import re
import unicodedata

# Signs that turn the direction of what follows: in a name they rewrite the sentence around it.
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Of these, what embeds or overrides: unclosed it mirrors whatever stands after it, and somebody who writes a language
# from right to left needs none of them. Isolates and the two marks stay: they are how such words stand in a text.
_OVERRIDING = re.compile("[\u202a-\u202e]")
# Signs of letters and symbols that nothing is drawn for: fillers, joiners and selectors of other signs.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_BREAKING = ("Cc", "Zl", "Zp")
_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
# Halves of signs, and places that no sign will ever have: no XML carries the first nor U+FFFE and U+FFFF, no page the
# others, the last two of each plane among them.
_NO_SIGNS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(end - 1)}{chr(end)}" for end in range(0xFFFF, 0x110000, 1 << 16)
)
_NO_SIGN = re.compile(f"[{_NO_SIGNS}]")
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_NO_SIGNS}]")


def is_empty(text: str) -> bool:
    """Nothing of it can be seen."""
    return all(unicodedata.category(sign)[0] in "CZ" for sign in _UNSEEN.sub("", text))


def one_line(text: str) -> str:
    """Without control characters, line ends, marks of direction and what is no sign; runs of spaces are one. What is
    empty is ""."""
    signs = (sign for sign in _NO_SIGN.sub("", text) if sign not in _TURNING)
    kept = (" " if unicodedata.category(sign) in _BREAKING else sign for sign in signs)
    line = " ".join(part for part in "".join(kept).split(" ") if part)
    return "" if is_empty(line) else line


def plain_lines(text: str) -> str:
    """LF for every line end, no control characters and no halves of signs: what any file can carry to the letter."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def kept_lines(text: str) -> str:
    """`plain_lines` without the space around it and without what turns what follows. What is empty is ""."""
    lines = _OVERRIDING.sub("", plain_lines(text)).strip()
    return "" if is_empty(lines) else lines
