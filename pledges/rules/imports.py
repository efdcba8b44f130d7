"""What an import may become: read in the background, seen, confirmed, written in the background."""

from enum import StrEnum


class ImportState(StrEnum):
    """REFUSED: the file is no table, or broke its reader again and again. LEFT: its person chose not to import."""

    WAITING = "waiting"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    APPLIED = "applied"
    REFUSED = "refused"
    LEFT = "left"


TO_DO = frozenset({ImportState.WAITING, ImportState.CONFIRMED})
"""A worker has to take these up."""
OVER = frozenset({ImportState.APPLIED, ImportState.REFUSED, ImportState.LEFT})
MOST_ATTEMPTS = 3
