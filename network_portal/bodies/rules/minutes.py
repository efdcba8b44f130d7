"""Minutes: when they are missing, and how their public version names organisations without holding a name."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

REMINDED_AFTER = (3, 7)
"""Days after the meeting."""
MARK = re.compile(r"\[\[(\d{1,10})\]\]")
"""Stands in a public text for the organisation of this number."""
SHORTEST_NAME = 4
"""Characters: a shorter one is found within other words of every text."""


def reminders_due(ended_at: datetime, now: datetime) -> tuple[int, ...]:
    """After how many days each: a job that was down says all that it did not say as one, the last."""
    passed = [days for days in REMINDED_AFTER if ended_at + timedelta(days=days) <= now]
    return tuple(passed[-1:])


def mark_of(organisation: int) -> str:
    return f"[[{organisation}]]"


def marked(text: str) -> list[int]:
    """The numbers of the organisations that a public text names, each once, in order."""
    return list(dict.fromkeys(int(number) for number in MARK.findall(text)))


def with_names(text: str, name: Callable[[int], str]) -> str:
    return MARK.sub(lambda found: name(int(found[1])), text)


def named_in(text: str, names: Iterable[str]) -> Iterator[str]:
    """Those of the names that stand in the text as words of their own, whatever their accents and case."""
    words = f" {_folded(text)} "
    for name in names:
        folded = _folded(name)
        if len(folded) >= SHORTEST_NAME and f" {folded} " in words:
            yield name


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(sign if sign.isalnum() else " " for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(plain.split())
