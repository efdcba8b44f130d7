import pytest

from network_portal.translations.rules.texts import Gap, fingerprint, most_important, not_written, without_original

LANGUAGES = ("es", "en", "pt-br", "fr")


def gap(kind, place, language, lacking):
    return Gap(kind, place, language, lacking, total=10)


@pytest.mark.parametrize(
    "gaps, first",
    [
        ([], None),
        ([gap("plans", 1, "fr", 0)], None),
        ([gap("plans", 1, "fr", 3), gap("practices", 9, "es", 1)], ("practices", "es")),
        ([gap("practices", 9, "en", 9), gap("plans", 1, "en", 1)], ("plans", "en")),
        ([gap("plans", 1, "fr", 1), gap("plans", 1, "pt-br", 1)], ("plans", "pt-br")),
    ],
)
def test_needed_languages_come_first_then_kinds_in_their_order(gaps, first):
    found = most_important(gaps, LANGUAGES)
    assert (found and (found.kind, found.language)) == first


def test_a_translation_says_what_its_original_says():
    original = {"title": "Título", "summary": "En breve", "lessons": ""}
    assert not_written(original, {"title": "Title"}) == ["summary"]
    assert not_written(original, {"title": "Title", "summary": "In short"}) == []
    assert without_original(original, {"title": "Title", "lessons": "Ours"}) == ["lessons"]


def test_another_text_another_original_and_another_status_have_other_fingerprints():
    told = {
        fingerprint({"title": "a"}, {"title": "b"}, "official"),
        fingerprint({"title": "a"}, {"title": "b"}, "automatic"),
        fingerprint({"title": "a"}, {"title": "c"}, "official"),
        fingerprint({"title": "d"}, {"title": "b"}, "official"),
    }
    assert len(told) == 4
    assert fingerprint({"a": "1", "b": "2"}, {}, "") == fingerprint({"b": "2", "a": "1"}, {}, "")
