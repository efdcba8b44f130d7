"""Whole numbers that come from outside: an id in an address or a form, a version, a place in a list."""

import re

MOST = 2**63 - 1
"""The greatest number that both databases hold."""


def whole_number(text: str) -> int | None:
    """None for all that is no such number, as if nothing had been said: signs, spaces, digits of another script,
    what no database holds."""
    if not re.fullmatch(r"[0-9]{1,19}", text):
        return None
    number = int(text)
    return number if number <= MOST else None
