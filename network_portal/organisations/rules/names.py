"""When two texts name the same organisation."""

import unicodedata

LONGEST_NAME = 300
"""Characters that the columns of names hold."""


def normalise(text: str) -> str:
    """Letters and digits only, without accents or case: 'ONU-Hábitat' and 'onu habitat' are one name."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", decomposed) if sign.isalnum())
