"""Of a page's words in several languages, which are behind."""

from datetime import datetime
from difflib import SequenceMatcher

TITLE, LEAD, BODY = 120, 400, 20_000
"""The most characters of each."""


def is_behind(said_at: datetime | None, original_said_at: datetime | None) -> bool:
    """Whether the original says something else since these words were written; None: as the portal brought them."""
    return original_said_at is not None and (said_at is None or said_at < original_said_at)


def differing_lines(before: str, after: str) -> tuple[str, str]:
    """Of two texts the lines that the other one lacks."""
    old, new = before.split("\n"), after.split("\n")
    steps = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
    gone = "\n".join(line for _how, start, end, _from, _to in steps for line in old[start:end])
    come = "\n".join(line for _how, _start, _end, start, end in steps for line in new[start:end])
    return gone.strip(), come.strip()
