"""Several references of an activity in one text: 'A/RES/73/195 | Santiago Declaration'."""

import re
from collections.abc import Iterable, Sequence

_SEPARATOR = " | "


def split_references(text: str) -> tuple[str, ...]:
    """People also write one a line, or leave out the spaces."""
    return tuple(part.strip() for part in re.split(r"[|\n]", text) if part.strip())


def join_references(references: Iterable[str]) -> str:
    """Inverse of `split_references`."""
    return _SEPARATOR.join(references)


def join_sources(sources: Sequence[str]) -> str:
    """Where several dates are known from: one source for all, or one for each in their order."""
    return _SEPARATOR.join(sources if len(set(sources)) > 1 else sources[:1])


def split_sources(text: str, dates: int) -> Sequence[str]:
    """The source of each of so many dates; inverse of `join_sources`."""
    sources = text.split(_SEPARATOR)
    return sources if len(sources) == dates else [text] * dates
