import pytest

from network_portal.knowledge.rules.slugs import LONGEST, slug_of


@pytest.mark.parametrize(
    "title, slug",
    [
        ("Regularización: ¡ya!", "regularizacion-ya"),
        ("移民", "practice"),
        ("", "practice"),
        ("Submit!", "submit-2"),
        ("a" * 100, "a" * LONGEST),
    ],
)
def test_a_title_becomes_an_address(title, slug):
    assert slug_of(title) == slug


def test_a_long_title_ends_with_a_whole_word():
    slug = slug_of("palabra " * 20)
    assert len(slug) <= LONGEST
    assert set(slug.split("-")) == {"palabra"}


def test_two_practices_never_share_an_address():
    assert slug_of("Visa", {"visa", "visa-2"}) == "visa-3"
