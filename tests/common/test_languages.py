from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from network_portal.common.languages import (
    date_in_words,
    date_range_in_words,
    language_name,
    one_after_another,
    translated_text,
)

ALL = {"title_es": "es", "title_en": "en", "title_pt_br": "pt-br", "title_fr": "fr"}


@pytest.mark.parametrize(
    ("wanted", "missing", "found"),
    [
        ("fr", [], "fr"),
        ("fr", ["title_fr"], "en"),
        ("pt-br", ["title_pt_br", "title_en"], "es"),
        ("es", ["title_es"], "en"),
        ("es", ["title_es", "title_en"], "pt-br"),
    ],
)
def test_the_first_language_that_has_the_text(wanted: str, missing: list[str], found: str) -> None:
    thing = SimpleNamespace(**{**ALL, **dict.fromkeys(missing, "")})
    assert translated_text(thing, "title", wanted) == (found, found)


@pytest.mark.parametrize("language", ["es", "en", "pt-br", "fr"])
def test_items_of_a_list_are_set_apart_as_the_language_does(language: str) -> None:
    with override(language):
        told = one_after_another(["1, 2", "3"])
    assert told == ("1, 2\u202f; 3" if language == "fr" else "1, 2; 3")


def test_nothing_written_is_empty_in_the_language_asked_for() -> None:
    assert translated_text(SimpleNamespace(), "title", "fr") == ("", "fr")


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (date(2023, 9, 27), date(2023, 9, 28), "day", "27–28 September 2023"),
        (date(2023, 4, 1), date(2023, 12, 1), "month", "April–December 2023"),
        (date(2023, 9, 1), date(2023, 12, 3), "day", "1 September – 3 December 2023"),
        (date(2023, 12, 12), date(2024, 1, 3), "day", "12 December 2023 – 3 January 2024"),
        (date(2023, 9, 1), date(2023, 9, 1), "day", "1 September 2023"),
        (date(2023, 1, 1), date(2024, 1, 1), "year", "2023–2024"),
    ],
)
def test_a_range_says_once_what_both_ends_share(start: date, end: date, precision: str, expected: str) -> None:
    with override("en"):
        assert date_range_in_words(start, end, precision) == expected


@pytest.mark.parametrize(
    ("language", "names", "time"),
    [
        ("es", "español inglés portugués francés", "21 de septiembre de 2026, 23:02 (hora de Panamá, UTC−5)"),
        ("en", "Spanish English Portuguese French", "21 September 2026, 23:02 (Panama time, UTC−5)"),
        ("pt-br", "espanhol inglês português francês", "21 de setembro de 2026, 23:02 (hora do Panamá, UTC−5)"),
        ("fr", "espagnol anglais portugais français", "21 septembre 2026, 23:02 (heure de Panama, UTC−5)"),
    ],
)
def test_languages_within_a_sentence_and_times_with_their_zone(language: str, names: str, time: str) -> None:
    instant = datetime(2026, 9, 22, 4, 2, tzinfo=UTC)
    with override(language):
        assert " ".join(language_name(code) for code in ("es", "en", "pt-br", "fr")) == names
        assert date_in_words(instant, "minute") == time
        assert date_in_words(instant, "minute_in_list") == time.partition(" (")[0]
