import pytest

from network_portal.organisations.rules.protection import gives_away, moved, renaming

NAMES = ["Fundación Esperanza de Tapachula", "FET", "Casa Ñandú"]


@pytest.mark.parametrize(
    "alias",
    [
        "Fundación Esperanza de Tapachula",
        "FUNDACION ESPERANZA DE TAPACHULA",
        "La nueva Esperanza",
        "Amigas de Tapachula",
        "NuevaEsperanzaAzul",
        "Grupo FET",
        "fet",
        "Casa Nandu",
        "Esper anza",
    ],
)
def test_an_alias_that_holds_a_name_an_acronym_or_a_word_of_its_own_gives_away(alias):
    assert gives_away(alias, NAMES)


@pytest.mark.parametrize(
    "alias", ["Luna Azul", "Fundación Luna", "Casa del río", "Red de mujeres migrantes", "Fetiche"]
)
def test_words_that_many_share_do_not(alias):
    assert not gives_away(alias, [*NAMES[:1], NAMES[2]] if alias == "Fetiche" else NAMES)


def test_a_name_is_found_as_whole_words_in_any_case_and_an_acronym_as_it_is_written():
    said = renaming([*NAMES, "Red"], "https://www.esperanza-tapachula.example/", "Luna")
    assert said.in_text("the FUNDACIÓN esperanza\nde Tapachula met") == "the Luna met"
    assert said.in_text("FET, (FET) and fetch, REFETCH, fet") == "Luna, (Luna) and fetch, REFETCH, fet"
    assert said.in_text("una red de agua; Red") == "una red de agua; Luna"
    assert said.in_text("https://www.esperanza-tapachula.example/x") == "Luna/x"
    assert said.in_values({"FET": ["by FET", 3, None]}) == {"Luna": ["by Luna", 3, None]}


def test_it_is_found_where_html_writes_its_signs_otherwise():
    said = renaming(["Ana & Luz, asociación"], "", "Luna")
    assert said.in_text("<p>Ana &amp; Luz, asociación</p>") == "<p>Luna</p>"


def test_the_alias_is_taken_as_it_is_written():
    assert renaming(["Casa Uno"], "", r"\1 Luna").in_text("Casa Uno") == r"\1 Luna"


def test_a_place_of_one_word_stays_where_it_may_be_a_word():
    assert moved("casa", "o-1").in_text("la casa") == "la casa"
    assert moved("casa-uno", "o-1").in_text("/casa-uno/") == "/o-1/"
