import pytest
from django.test import Client
from django.utils.translation import override

from network_portal.common.numbers import grouped, whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("9223372036854775807", 2**63 - 1)])
def test_digits_are_a_number(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "-1",
        "+1",
        "1 ",
        "1\n",
        "1.0",
        "1e3",
        "0x1",
        "1_000",
        "²",
        "١",
        "１",
        "9223372036854775808",
        "9" * 5000,
    ],
)
def test_anything_else_is_none(text):
    assert whole_number(text) is None


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9223372036854775808", "9" * 30, "9" * 5000, "%D9%A1", "-1"])
def test_an_address_with_a_number_that_nothing_has_is_not_found(number):
    assert Client().get(f"/en/objectives/{number}/").status_code == 404


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "1,234,567"), ("pt-br", "1.234.567"), ("es", "1\u202f234\u202f567"), ("fr", "1\u202f234\u202f567")],
)
def test_thousands_stand_apart_as_each_language_writes_them(language, told):
    with override(language):
        assert grouped(1_234_567) == told and grouped(999) == "999" and len(grouped(2024)) == 5
