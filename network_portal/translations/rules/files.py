"""The columns of the file in which translations travel, in their order."""

KIND, KEY, FIELD, LANGUAGE = "kind", "key", "field", "language"
ORIGINAL_LANGUAGE, ORIGINAL, TRANSLATION = "original_language", "original", "translation"
STATUS, SEEN = "status", "seen"
COLUMNS = (KIND, KEY, FIELD, LANGUAGE, ORIGINAL_LANGUAGE, ORIGINAL, TRANSLATION, STATUS, SEEN)
MOST_TEXTS = 500
"""How many texts one file takes: a person's work of a week, and far below what a sheet holds."""
