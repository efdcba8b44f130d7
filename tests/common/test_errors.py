import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from network_portal.common.errors import DomainError, register_sentences, registered_codes, sentence


def test_an_error_speaks_its_sentence_with_its_values():
    error = DomainError("plan_exists", field="slug", plan="2023-2024")
    with translation.override("en"):
        assert "2023-2024" in str(error)
    assert error.field == "slug"


def test_a_code_is_registered_by_one_part_only():
    with pytest.raises(ValueError, match="plan_exists"):
        register_sentences({"plan_exists": _("Another sentence.")})


def test_a_code_without_a_sentence_is_a_mistake_of_the_code():
    with pytest.raises(KeyError):
        sentence("nobody_wrote_this", {})


def test_codes_are_plain_words():
    assert all(code.replace("_", "").isalnum() and code == code.lower() for code in registered_codes())
