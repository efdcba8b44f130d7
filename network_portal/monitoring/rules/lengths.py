"""How long what people write may be, in characters: a form says it, a verb holds it."""

LONGEST_DONE = 2_000
LONGEST_STEP = 1_000
LONGEST_OPENING = 2_000
LONGEST_WORDS = 1_000
"""Of a co-chair to organisations: a nudge, a comment on an update."""
LONGEST_ASIDE = 500
"""Of one colleague to another."""


def fits(words: str, most: int) -> bool:
    return len(words.strip()) <= most
