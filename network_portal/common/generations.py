"""Generations of mailed links: a link lives in one of them, and every earlier one is dead.

The first is drawn by chance. After a restore ids are given again, and a link mailed before under the same id must not
open what another row of that id is about.
"""

import secrets

LENGTH = 256
"""Generations are counted in runs of this length; the first of a run is a multiple of it."""
RUNS = 2**22


def first_generation() -> int:
    return LENGTH * (1 + secrets.randbelow(RUNS))


def dead_generations(present: int) -> range:
    """Those of its run that were before it."""
    return range(present - present % LENGTH, present)
