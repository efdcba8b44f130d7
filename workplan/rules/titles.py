"""In which languages a title must stand."""

from collections.abc import Mapping

ONE_OF = ("es", "en")


def is_titled(titles: Mapping[str, str]) -> bool:
    """Whether there are words in Spanish or in English: those two every reader of the Network has one of."""
    return any(titles.get(code, "").strip() for code in ONE_OF)
