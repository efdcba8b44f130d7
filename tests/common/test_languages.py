from datetime import date
from types import SimpleNamespace

import pytest
from django.utils.translation import override

from network_portal.common.languages import date_range_in_words, translated_text

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
