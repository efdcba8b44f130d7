import pytest

from network_portal.search.rules.terms import Term, TermFinder, short_names

SMUGGLING = Term("smuggling", {"es": "tráfico ilícito de migrantes", "en": "smuggling of migrants"})
TRAFFICKING = Term(
    "trafficking", {"es": "trata de personas", "pt-br": "tráfico de pessoas", "en": "trafficking in persons"}
)
FORUM = Term("review_forum", {"es": "Foro de Examen", "en": "Review Forum"}, short=("IMRF", "FEMI"))
FINDER = TermFinder([SMUGGLING, TRAFFICKING, FORUM, Term("secretary", {"es": "secretario/a"})])


@pytest.mark.parametrize(
    "language, text, terms",
    [
        ("es", "Combatir la trata de personas", ["trafficking"]),
        ("pt-br", "Combater o tráfico de pessoas", ["trafficking"]),
        ("es", "El tráfico de personas", []),
        ("es", "el tráfico", []),
        ("en", "Follow-up of the IMRF", ["review_forum"]),
        ("es", "las secretarias", ["secretary"]),
        ("en", "trata de personas", []),
    ],
)
def test_a_term_is_found_whole_in_its_own_language(language, text, terms):
    assert list(FINDER.terms_in(text, language)) == terms


@pytest.mark.parametrize(
    "note, names",
    [
        ("short: GCM (en), PMM (es), PGM (pt_br), PMM (fr)", ("GCM", "PMM", "PGM")),
        ("short: UNSDCF; CCA = Common Country Analysis", ("UNSDCF",)),
        ("of the UN agencies in a country", ()),
    ],
)
def test_short_names_stand_in_the_note(note, names):
    assert short_names(note) == names
