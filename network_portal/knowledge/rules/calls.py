"""A themed call for practices, open from its first day to its last, both included."""

from collections.abc import Iterator
from datetime import date

Refusal = tuple[str, str]


def is_open(opens_on: date, closes_on: date, today: date) -> bool:
    return opens_on <= today <= closes_on


def call_refusals(*, title: str, words: str, opens_on: date | None, closes_on: date | None) -> Iterator[Refusal]:
    """Code and field of all that speaks against a call; a day is None while it is not known."""
    if not title.strip():
        yield "call_needs_title", "title"
    if not words.strip():
        yield "call_needs_words", "words"
    if opens_on and closes_on and closes_on < opens_on:
        yield "call_ends_first", "closes_on"
