import pytest

from tests.workplan.rules.importing.reading import codes, one, only
from workplan.rules.importing import Supporting


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("IOM;ECLAC", ("IOM", "ECLAC")),
        ("OIM, CEPAL y OIT", ("IOM", "ECLAC", "ILO")),
        ("IOM, UNDP and UNHABITAT", ("IOM", "UNDP", "UN-Habitat")),
        ("CICR\nUNCHR", ("ICRC", "UNHCR")),
        ("UNESCO and WHO/PAHO", ("UNESCO", "WHO/PAHO")),
        ("United Nations Educational, Scientific and Cultural Organization; IOM", ("UNESCO", "IOM")),
        ("Organización Internacional para las Migraciones", ("IOM",)),
        ("Agencies in charge of implementation: IOM and ECLAC", ("IOM", "ECLAC")),
    ],
)
def test_organisations_are_found_under_any_of_their_names(text, keys):
    reading = one(entities_in_charge=text, reporter=keys[0])

    assert reading.problems == []
    assert only(reading.activities).entities_in_charge == keys


def test_an_unknown_organisation_is_named_with_its_nearest_neighbours():
    problem = only(one(entities_in_charge="IOM, UNHRC").problems)

    assert (problem.code, problem.value, problem.cell) == ("organisation_unknown", "UNHRC", "C2")
    assert problem.values["nearest"].split(", ")[0] in ("UNHCR", "OHCHR")
    assert codes(one(entities_in_charge="IOM; Zzzzzz").problems) == ["organisation_unknown_alone"]
    assert codes(one(entities_in_charge="IOM; OIM").problems) == ["organisation_twice"]


@pytest.mark.parametrize(
    "words",
    ["(corresponding agency)", "Corresponding agency in reference to the message", "Agencia correspondiente"],
)
def test_words_that_name_no_organisation_are_kept(words):
    row = only(one(entities_in_charge=words, reporter="co-chairs").activities)

    assert (row.entities_in_charge, row.entities_words) == ((), words)


@pytest.mark.parametrize(
    ("text", "reporter"),
    [
        ("OIM", "IOM"),
        ("rotating", "rotating"),
        ("Rotativo", "rotating"),
        ("(por turnos)", "rotating"),
        ("Co-chairs", "co-chairs"),
        ("Copresidencias", "co-chairs"),
        ("coprésidents", "co-chairs"),
    ],
)
def test_who_reports(text, reporter):
    reading = one(reporter=text)

    assert (reading.problems, only(reading.activities).reporter) == ([], reporter)


def test_a_missing_or_surprising_reporter_is_told():
    assert codes(one(reporter="").warnings) == ["reporter_assumed"]
    assert codes(one(reporter="ILO").warnings) == ["reporter_not_in_charge"]
    assert codes(one(reporter="IOM and ILO").problems) == ["reporter_missing"]
    assert codes(one(reporter="", entities_in_charge="(corresponding agency)").problems) == ["reporter_missing"]


@pytest.mark.parametrize(
    ("text", "supporting", "keys"),
    [
        ("Network", Supporting.NETWORK, ()),
        ("La Red", Supporting.NETWORK, ()),
        ("Rede", Supporting.NETWORK, ()),
        ("Réseau", Supporting.NETWORK, ()),
        ("as in the global workstreams", Supporting.WORKSTREAMS, ()),
        ("as established in the global workstreams.", Supporting.WORKSTREAMS, ()),
        ("none given", Supporting.NONE_GIVEN, ()),
        ("", Supporting.NONE_GIVEN, ()),
        ("Ninguna", Supporting.NONE_GIVEN, ()),
        ("OIM, OIT", Supporting.LISTED, ("IOM", "ILO")),
    ],
)
def test_who_supports(text, supporting, keys):
    reading = one(supporting=text)

    assert reading.problems == []
    row = only(reading.activities)
    assert (row.supporting, row.supporting_organisations) == (supporting, keys)
