"""PL-2023-007: the year in which a pledge was made, and its number in that year."""

import re

MOST_WRITTEN = 99_999  # by an import: the next ones still have a place in the column
READABLE = re.compile(r"PL-(?P<year>[12]\d{3})-(?P<number>\d{3,6})")


def reference(year: int, number: int) -> str:
    return f"PL-{year}-{number:03d}"


def parts(text: str) -> tuple[int, int] | None:
    """Year and number of a reference, None where the text is none."""
    found = READABLE.fullmatch(text.strip().upper())
    return (int(found["year"]), int(found["number"])) if found else None
