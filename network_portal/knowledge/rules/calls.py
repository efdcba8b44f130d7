"""A themed call for practices, open from its first day to its last, both included."""

from collections.abc import Iterator
from datetime import date

from network_portal.common.kept_lines import is_empty
from network_portal.knowledge.rules.days import is_near

Refusal = tuple[str, str]


def is_open(opens_on: date, closes_on: date, today: date) -> bool:
    return opens_on <= today <= closes_on


def call_refusals(*, title: str, words: str, opens_on: date | None, closes_on: date | None) -> Iterator[Refusal]:
    """Code and field of all that speaks against a call; a day is None while it is not known."""
    if is_empty(title):
        yield "call_needs_title", "title"
    if is_empty(words):
        yield "call_needs_words", "words"
    far = [name for name, day in (("opens_on", opens_on), ("closes_on", closes_on)) if day and not is_near(day)]
    yield from (("day_far_away", name) for name in far)
    if not far and opens_on and closes_on and closes_on < opens_on:
        yield "call_ends_first", "closes_on"
