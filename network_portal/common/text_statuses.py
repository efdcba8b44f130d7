from enum import StrEnum


class TextStatus(StrEnum):
    """Whose words a text is in one of its languages."""

    ORIGINAL = "original"
    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"
    AUTOMATIC = "automatic"
