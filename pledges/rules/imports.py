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
STEPS = {
    ImportState.WAITING: {ImportState.CHECKED, ImportState.REFUSED, ImportState.LEFT},
    ImportState.CHECKED: {ImportState.CONFIRMED, ImportState.LEFT},
    ImportState.CONFIRMED: {ImportState.APPLIED, ImportState.CHECKED, ImportState.REFUSED},
    ImportState.APPLIED: set(),
    ImportState.REFUSED: set(),
    ImportState.LEFT: set(),
}
FORGETTABLE = frozenset(state for state, following in STEPS.items() if ImportState.LEFT in following)
"""Nobody decided on these yet: their person leaves them, or their time runs out."""
MOST_ATTEMPTS = 3


def may_become(state: ImportState, following: ImportState) -> bool:
    return following in STEPS[state]
