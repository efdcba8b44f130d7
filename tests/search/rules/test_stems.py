import pytest
from hypothesis import given
from hypothesis import strategies as st

from network_portal.common.folded import folded_words
from network_portal.search.rules.stems import LANGUAGES, stem, stems


@pytest.mark.parametrize(
    "language, words",
    [
        ("es", "país países"),
        ("es", "migración migraciones"),
        ("es", "red redes"),
        ("es", "frontera fronteras"),
        ("es", "voz voces"),
        ("es", "precursor precursora precursores precursoras"),
        ("en", "country countries"),
        ("en", "pathway pathways"),
        ("en", "regularisation regularization"),
        ("en", "labour labor"),
        ("en", "trafficking trafficked"),
        ("en", "smuggle smuggling"),
        ("pt-br", "migração migrações"),
        ("pt-br", "nacional nacionais"),
        ("pt-br", "homem homens"),
        ("pt-br", "fronteira fronteiras"),
        ("fr", "réseau réseaux"),
        ("fr", "national nationaux nationale nationales"),
        ("fr", "frontière frontières"),
        ("fr", "coordonné coordonnées"),
    ],
)
def test_number_gender_and_spelling_share_a_stem(language, words):
    assert len({stem(word, language) for word in folded_words(words)}) == 1


@pytest.mark.parametrize(
    "language, words", [("es", "trata tráfico"), ("en", "return refugee"), ("fr", "traite trafic"), ("es", "paz país")]
)
def test_different_things_stay_apart(language, words):
    one, other = folded_words(words)
    assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize("word", ["b12", "2023", "oim", "gcm"])
def test_codes_and_acronyms_have_no_endings(word):
    assert stems(word) == (word,)


@given(st.text(), st.sampled_from(LANGUAGES))
def test_a_stem_is_a_word_that_the_index_takes(text, language):
    for word in folded_words(text):
        found = stem(word, language)
        assert found
        assert found.isalnum()
        assert len(found) <= len(word) + 1
