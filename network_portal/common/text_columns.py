"""A translated text stands in one column a language: title_es, title_en, title_pt_br, title_fr."""

from collections.abc import Mapping
from typing import Any

LANGUAGE_SUFFIXES = ("es", "en", "pt_br", "fr")


def texts_of(obj: Any, field: str) -> dict[str, str]:
    """The words of each column by its suffix; "" where there are none."""
    return {code: getattr(obj, f"{field}_{code}") or "" for code in LANGUAGE_SUFFIXES}


def in_languages(obj: Any, field: str) -> dict[str, str]:
    """`{"es": …, "pt-br": …}` with the languages that the text really has."""
    return {code.replace("_", "-"): words for code, words in texts_of(obj, field).items() if words}


def titles_of(obj: Any) -> dict[str, str]:
    return texts_of(obj, "title")


def in_columns(field: str, texts: Mapping[str, str]) -> dict[str, str]:
    """`{"es": "Plan"}` as `{"title_es": "Plan"}`."""
    return {f"{field}_{code}": words for code, words in texts.items()}


def write_titles(obj: Any, titles: Mapping[str, str]) -> None:
    """A title that is rewritten loses its mark, which said whose words the old one was."""
    before = titles_of(obj)
    obj.marks = {code: mark for code, mark in obj.marks.items() if titles.get(code) in (None, before.get(code))}
    for column, words in in_columns("title", titles).items():
        setattr(obj, column, words)
