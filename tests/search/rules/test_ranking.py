from network_portal.search.rules.questions import asked_word
from network_portal.search.rules.ranking import rank


def ranked(asked, title, *, language="es", codes=(), share=0.5, weight=1.0, is_readers=True):
    words = [asked_word(word) for word in asked.split()]
    return rank(words, title=title, language=language, codes=codes, share=share, weight=weight, is_readers=is_readers)


def test_a_title_that_is_the_question_comes_first():
    exact, longer, other = (ranked("remesas", title) for title in ("Remesas", "Envío de remesas en la región", "Otro"))
    assert exact > longer > other


def test_the_typed_word_comes_before_its_plural():
    assert ranked("compromiso", "Compromiso") > ranked("compromiso", "Compromisos")


def test_a_code_outdoes_a_title():
    assert ranked("b12", "Reuniones", codes=["B1.2"]) > ranked("b12", "b12")


def test_the_readers_language_comes_first():
    assert ranked("trafico", "Tráfico de migrantes") > ranked("trafico", "Tráfico de pessoas", is_readers=False)


def test_weight_decides_between_what_says_the_same():
    assert ranked("plan", "Plan", weight=1.2) > ranked("plan", "Plan")
