"""When two texts name the same organisation, and whose name the world reads."""

import secrets
import unicodedata

PUBLIC_BODIES = ("un_agency", "government")
LONGEST_NAME = 300
"""Characters that the columns of names hold."""
LETTERS, LETTERS_BY_CHANCE = "abcdefghjkmnpqrstuvwxyz23456789", 10
"""None that is read as another."""


def address_by_chance() -> str:
    """The part of an address that tells nothing of a name; one that is protected and one that is not look alike."""
    return f"org-{_by_chance()}"


def alias_by_chance() -> str:
    return f"{_by_chance()} {_by_chance()}"


def _by_chance() -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(LETTERS_BY_CHANCE))


def normalise(text: str) -> str:
    """Letters and digits only, without accents or case: 'ONU-Hábitat' and 'onu habitat' are one name."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", decomposed) if sign.isalnum())


def is_named_in_public(kind: str, *, is_listed: bool) -> bool:
    """Beside what they did the world reads the names of States and United Nations bodies; of others where they chose
    to be seen."""
    return is_listed or kind in PUBLIC_BODIES
