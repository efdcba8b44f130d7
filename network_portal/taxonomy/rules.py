"""What the reference data says of its own words: official, verified, by IOM, or our translation."""

import re

from network_portal.common.text_columns import LANGUAGE_SUFFIXES

OFFICIAL, VERIFIED, IOM, UNOFFICIAL = "official", "verified", "iom", "unofficial"

_CODE = rf"(?:{'|'.join(LANGUAGE_SUFFIXES)})\b"
_SEGMENT = re.compile(rf"\s*({_CODE}(?:, {_CODE})*)[^:;]*:(.*)", re.DOTALL)


def marks_of_titles(es_status: str, fr_status: str, pt_status: str) -> dict[str, str]:
    """Of an objective's full title: English is the resolution's own text, the others as their status says."""
    return {
        "en": OFFICIAL,
        "es": _mark_of_status(es_status),
        "fr": _mark_of_status(fr_status),
        "pt_br": _mark_of_status(pt_status),
    }


def marks_of_source(source: str) -> dict[str, str]:
    """From words such as `en, es: A/RES/73/195; pt_br: unofficial` or `en: …; others unofficial`.

    A language that the source does not name is ours, English apart: the documents are written in it.
    """
    marks = dict.fromkeys(LANGUAGE_SUFFIXES, UNOFFICIAL) | {"en": VERIFIED}
    for segment in source.split(";"):
        match = _SEGMENT.match(segment)
        if match:
            doubtful = "unofficial" in match[2] or "not verified" in match[2]
            marks |= dict.fromkeys(match[1].split(", "), UNOFFICIAL if doubtful else VERIFIED)
    return marks


def _mark_of_status(status: str) -> str:
    return {"verified": VERIFIED, "IOM": IOM}.get(status, UNOFFICIAL)
