"""What a translation lacks, and which text is translated first."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from network_portal.common.text_statuses import TextStatus

Words = Mapping[str, str]
NEEDED = ("es", "en")
"""The languages that suffice to publish; the others follow."""
GIVEN = (TextStatus.OFFICIAL, TextStatus.UNOFFICIAL, TextStatus.AUTOMATIC)
"""What a translation may be; the original is written elsewhere."""


@dataclass(frozen=True)
class Gap:
    """`lacking` texts of one kind in one language, of `total`; the kinds are ordered by `place`."""

    kind: str
    place: int
    language: str
    lacking: int
    total: int


def most_important(gaps: Iterable[Gap], languages: Sequence[str]) -> Gap | None:
    """Needed languages first, then kinds in their order, then languages in theirs; None where nothing is lacking."""
    open_gaps = [gap for gap in gaps if gap.lacking]
    return min(
        open_gaps, key=lambda gap: (gap.language not in NEEDED, gap.place, languages.index(gap.language)), default=None
    )


def not_written(original: Words, words: Words) -> list[str]:
    """Fields that the original has and these words lack: a page shows one language whole."""
    return [field for field, text in original.items() if text and not words.get(field)]


def without_original(original: Words, words: Words) -> list[str]:
    return [field for field, text in words.items() if text and not original.get(field)]


def fingerprint(original: Words, words: Words, status: str) -> str:
    """Another one whenever the text, or what it translates, became another."""
    told = json.dumps([sorted(original.items()), sorted(words.items()), status], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
