from network_portal.search.rules.passages import Looked, marked, parts_met, passage
from network_portal.search.rules.questions import AskedWord, asked_word


def looked(*words, language="es"):
    return Looked(tuple(asked_word(word) for word in words), language)


def test_what_was_looked_for_is_marked_as_it_is_written():
    pieces = marked("Las Fronteras, y la frontera.", looked("frontera"))
    assert [text for text, is_marked in pieces if is_marked] == ["Fronteras", "frontera"]
    assert "".join(text for text, _is_marked in pieces) == "Las Fronteras, y la frontera."


def test_accents_in_two_signs_are_one_letter():
    pieces = marked("migracio\u0301n", looked("migracion"))
    assert pieces == [("migración", True)]


def test_a_passage_stands_where_most_of_the_words_do():
    text = "El trabajo. " + "Nada que decir. " * 40 + "El trabajo decente de las personas. " + "Y nada más. " * 40
    found = "".join(piece for piece, _is_marked in passage(text, looked("trabajo", "decente")))
    assert "trabajo decente" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < 400


def test_a_text_without_the_words_has_no_passage():
    assert passage("Nada que decir.", looked("trabajo")) == []


def test_markup_stays_text():
    assert ("<b>", False) in marked("<b>trata", looked("trata"))


def test_what_begins_so_is_marked_and_a_code_is_not_a_word():
    pieces = marked(
        "la regularización", Looked((asked_word("regular", begins=True), AskedWord("la", ("la",), is_code=True)), "es")
    )
    assert pieces == [("la ", False), ("regularización", True)]


def test_of_the_words_around_an_object_only_those_looked_for_are_told():
    parts = ["Organización Internacional para las Migraciones", "OIM", "IOM", "Sobre " + "muchas " * 10 + "migraciones"]
    assert parts_met(parts, looked("oim")) == ["OIM"]
    assert parts_met(parts, looked("migraciones")) == [parts[0], "migraciones"]
    assert parts_met(parts, looked("trabajo")) == []
