import pytest
from django.db import transaction
from django.utils import translation

from network_portal.audit.actions import raise_content_version
from network_portal.common import kept
from network_portal.common.kept import kept_whole, kept_with_content

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked():
    """A made value for each argument, and a list of what really had to be made."""
    made = []

    @kept_with_content
    def value_of(argument):
        made.append(argument)
        return f"value of {argument}"

    return value_of, made


def test_a_value_is_made_once(asked):
    value_of, made = asked
    assert [value_of("a"), value_of("a"), value_of("b")] == ["value of a", "value of a", "value of b"]
    assert made == ["a", "b"]


def test_a_change_of_content_drops_all(asked):
    value_of, made = asked
    value_of("a")
    raise_content_version()
    value_of("a")
    assert made == ["a", "a"]


def test_what_is_read_inside_a_transaction_is_not_kept(asked):
    value_of, made = asked
    with transaction.atomic():
        value_of("a")
        value_of("a")
    value_of("a")
    assert made == ["a", "a", "a"]


def test_no_more_than_so_many_are_kept(asked, monkeypatch):
    value_of, _made = asked
    monkeypatch.setattr(kept, "MOST_VALUES", 3)
    for number in range(20):
        value_of(number)
    assert len(kept._values()[0]) <= 3


def test_what_is_whole_is_made_once_for_all_languages_and_outlives_other_values(asked, monkeypatch):
    value_of, _made = asked
    made = []

    @kept_whole
    def whole():
        made.append("whole")
        return "whole"

    monkeypatch.setattr(kept, "MOST_VALUES", 3)
    for number, language in enumerate(["es", "en", "pt-br", "fr"] * 3):
        with translation.override(language):
            assert whole() == "whole"
            value_of(number)
    assert made == ["whole"]
    raise_content_version()
    whole()
    with transaction.atomic():
        whole()
    assert made == ["whole"] * 3
