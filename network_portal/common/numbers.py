"""Whole numbers: those that come from outside (an id in an address or a form, a version, a place in a list), and those
that are told."""

import re

from network_portal.common.languages import current_language

GROUPED_BY = {"en": ",", "pt-br": "."}
NARROW_SPACE = "\u202f"  # one that no line breaks at
MOST = 2**63 - 1
"""The greatest number that both databases hold."""


def whole_number(text: str) -> int | None:
    """None for all that is no such number, as if nothing had been said: signs, spaces, digits of another script,
    what no database holds."""
    if not re.fullmatch(r"[0-9]{1,19}", text):
        return None
    number = int(text)
    return number if number <= MOST else None


def grouped(number: int) -> str:
    """Its thousands apart, as the current language writes them: a count of 2,024 is no year."""
    return f"{number:,}".replace(",", GROUPED_BY.get(current_language(), NARROW_SPACE))
