"""The name of a practice or publication in its address: made once from its title, and never changed."""

import re
from collections.abc import Collection

from network_portal.common.folded import folded_words

LONGEST = 70
PAGES = frozenset({"submit", "review", "submissions", "months", "calls", "copies"})
"""What else stands below practices/."""
PAGES_OF_PUBLICATIONS = frozenset({"new", "desk", "drafts", "files"})
"""What else stands below publications/."""


def slug_of(
    title: str, taken: Collection[str] = (), *, pages: Collection[str] = PAGES, unnamed: str = "practice"
) -> str:
    """`unnamed` is said where the title has no letters that an address takes."""
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(folded_words(title))).strip("-")
    start = words[:LONGEST].rsplit("-", 1)[0] if len(words) > LONGEST else words
    start, number = start or unnamed, 1
    slug = start
    while slug in taken or slug in pages:
        number += 1
        slug = f"{start}-{number}"
    return slug
