"""The name that a person gave to a file, made fit to be shown and to be saved anywhere."""

import re
import unicodedata
from pathlib import PurePosixPath

from network_portal.common.lines import one_line

LONGEST_NAME = 120
LONGEST_ENDING = 10
_HIDDEN = ("Cf", "Cs", "Co", "Cn")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')


def plain_name(given: str) -> str:
    """Without folders, line ends, signs that hide or turn others; the ending stays, however long the name."""
    last = given.replace("\\", "/").rpartition("/")[2]
    shown = "".join(sign for sign in last if unicodedata.category(sign) not in _HIDDEN)
    whole = _NOT_IN_NAMES.sub("_", one_line(unicodedata.normalize("NFC", shown))).rstrip(" .")
    stem, dot, end = whole.rpartition(".")
    ending = f".{end.strip()}"
    if not dot or len(ending) > LONGEST_ENDING:
        stem, ending = whole, ""
    return (stem.strip(" .")[: LONGEST_NAME - len(ending)].strip(" .") or "file") + ending


def ending_of(name: str) -> str:
    return PurePosixPath(f"x{name}").suffix.lower()
