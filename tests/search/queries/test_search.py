import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from network_portal.organisations.models import Alias
from network_portal.search.actions.changes import rebuild_search
from network_portal.search.models import engines
from network_portal.search.queries.search import MOST_OF_A_KIND, PAGE_SIZE, search
from network_portal.search.queries.terms import meanings
from network_portal.taxonomy.models import Country, GlossaryTerm
from tests.factories import make_objective, make_organisation, make_pledge

pytestmark = pytest.mark.django_db


def titles(text, language="en", kind=None):
    return [one.title_text for one in search(text, language, kind).results if one.kind == "pledges"]


def test_accents_plurals_and_case_do_not_matter():
    make_pledge(title="Regularización permanente de migrantes", language="es")
    rebuild_search()
    for text in ("regularizacion", "REGULARIZACIÓN", "regularizaciones", "migrante"):
        assert titles(text, "es") == ["Regularización permanente de migrantes"]


def test_words_of_another_language_find_by_objectives_countries_and_the_glossary():
    pledge = make_pledge(title="Apoyo", text="Contra la trata de personas.", language="es")
    pledge.objectives.add(make_objective(11, short_en="Manage borders", short_pt_br="Gestão de fronteiras"))
    pledge.countries.add(Country.objects.create(iso3="BRA", iso2="BR", name_es="Brasil", name_fr="Brésil"))
    GlossaryTerm.objects.create(
        key="trafficking", term_es="trata de personas", term_pt_br="tráfico de pessoas", note="short: TIP (en)"
    )
    rebuild_search()
    for language, text in (
        ("pt-br", "fronteiras"),
        ("en", "borders"),
        ("fr", "bresil"),
        ("pt-br", "tráfico"),
        ("en", "TIP"),
    ):
        assert titles(text, language) == ["Apoyo"], text


def test_acronyms_of_any_language_name_one_organisation():
    body = make_organisation("iom", acronym_en="IOM", acronym_es="OIM", name_en="International Organization")
    Alias.objects.create(organisation=body, text="IOM-LAC", normalised="iom-lac")
    make_pledge(organisation=body, title="Visas")
    rebuild_search()
    for text in ("IOM", "oim", "IOM-LAC", "international organization"):
        assert titles(text) == ["Visas"], text


def test_references_are_found_whole_and_in_part():
    pledge = make_pledge(title="Visas", year=2023, number=7)
    make_pledge(title="Other", year=2023, number=8)
    rebuild_search()
    assert pledge.reference == "PL-2023-007"
    for text in ("PL-2023-007", "pl2023007", "pledge PL-2023-007"):
        assert titles(text)[0] == "Visas", text
    assert len(titles("2023")) == 2


def test_a_word_that_nobody_knows_is_taken_for_how_others_begin_or_for_a_slip():
    make_pledge(title="Remesas y fronteras", language="es")
    rebuild_search()
    assert titles("front", "es") == ["Remesas y fronteras"]
    found = search("remsas", "es")
    assert found.question.corrected == {"remsas": "remesas"}
    assert found.results[0].title == [("Remesas", True), (" y fronteras", False)]
    assert search("zzzzzzzz", "es").groups == []


@pytest.mark.parametrize(("language", "meant"), [("es", "migracion"), ("fr", "migration"), ("en", "migration")])
def test_a_slip_that_may_be_two_words_is_taken_for_that_of_the_readers_language(language, meant):
    make_pledge(title="Migración y trabajo", language="es")
    for language_of_words in ("fr", "en"):
        make_pledge(title="Migration", language=language_of_words)
    rebuild_search()
    assert search("migrasion", language).question.corrected == {"migrasion": meant}


def test_a_slip_is_taken_for_a_word_of_the_readers_language_though_another_is_nearer():
    """What is not translated stands in Portuguese pages too, in its own words."""
    make_pledge(title="Migração e trabalho", language="pt-br")
    for number in range(3):
        make_pledge(title=f"Migration {number}", language="en")
    rebuild_search()
    for typed in ("migrasion", "migratoin"):
        assert search(typed, "pt-br").question.corrected == {typed: "migracao"}
        assert search(typed, "en").question.corrected == {typed: "migration"}
    assert titles("migrasion", "pt-br")[0] == "Migração e trabalho"


def test_where_nothing_holds_all_words_some_will_do():
    make_pledge(title="Visas for nurses")
    make_pledge(title="Shelters")
    rebuild_search()
    found = search("visas shelters", "en")
    assert not found.holds_all
    assert {one.title_text for one in found.results} == {"Visas for nurses", "Shelters"}
    assert search("visas nurses", "en").holds_all


def test_what_holds_some_of_the_words_follows_the_few_that_hold_all():
    make_pledge(title="Other", text="Lights of a harbour.")
    make_objective(4, short_en="Legal lights")
    make_pledge(title="Harbour")
    rebuild_search()
    found = search("harbour lights", "en")
    told = [(one.title_text, one.holds_all) for one in found.results]
    assert told[0] == ("Other", True)
    assert {("Objective 4: Legal lights", False), ("Harbour", False)} <= set(told[1:])
    assert (found.holds_all, found.whole) == (False, 1)


def test_the_many_that_hold_all_stand_alone():
    body = make_organisation()
    for number in range(PAGE_SIZE):
        make_pledge(organisation=body, title=f"Identity documents {number}")
    make_pledge(organisation=body, title="Identity")
    rebuild_search()
    found = search("identity documents", "en", "pledges")
    assert found.holds_all
    assert found.groups[0].count == PAGE_SIZE


def test_each_word_is_taken_for_a_beginning_however_many_begin_like_another():
    words = [*(f"pro{number}" for number in range(1000, 1300)), "venezolanas"]
    make_pledge(title="Other", text=" ".join(words))
    rebuild_search()
    asked = {one.typed: one.begins for one in search("pro venezo", "en").question.words}
    assert asked == {"pro": True, "venezo": True}


@pytest.mark.parametrize("text", ["PL-2023-1", "pl 2023 1", "pledge pl 2023 01", "PL/2023/1", "pl20231"])
def test_a_reference_typed_loosely_is_found(text):
    make_pledge(title="Visas", year=2023, number=1)
    make_pledge(title="Shelters", year=2023, number=11)
    rebuild_search()
    assert titles(text)[0] == "Visas"


def test_what_stands_around_an_object_is_no_passage_of_it():
    body = make_organisation("iom", acronym_es="OIM", name_es="Organización Internacional para las Migraciones")
    make_pledge(organisation=body, title="Visas", text="Lo que se hace.", language="es")
    rebuild_search()
    [one] = [one for one in search("OIM", "es").results if one.kind == "pledges"]
    assert (one.passage_text, one.found_by) == ("Lo que se hace.", ["OIM"])
    [one] = [one for one in search("visas", "es").results if one.kind == "pledges"]
    assert one.found_by == []


SIGNS = ["", "  ", "¿?", "'", '"', "a' | 'b", ":*", "NOT AND OR", "{headings}: x", "\x00", "%s %(x)s", "*" * 500]


@pytest.mark.parametrize("text", SIGNS)
def test_any_text_is_only_words(text):
    make_pledge(title="Visas")
    rebuild_search()
    search(text, "en")


def test_the_readers_language_comes_first_and_titles_are_in_it():
    make_objective(9, short_es="Combatir el tráfico", short_en="Counter smuggling")
    make_objective(10, short_pt_br="Erradicar o tráfico", short_en="Eradicate trafficking")
    rebuild_search()
    assert [one.url for one in search("tráfico", "es").results] == ["/es/objectives/9/", "/es/objectives/10/"]
    assert [one.url for one in search("tráfico", "pt-br").results] == ["/pt-br/objectives/10/", "/pt-br/objectives/9/"]
    assert {one.title_text for one in search("tráfico", "en").results} == {
        "Objective 9: Counter smuggling",
        "Objective 10: Eradicate trafficking",
    }


def test_a_word_tells_what_it_means_in_each_language():
    es, pt = {"term_es": "tráfico de migrantes"}, {"term_pt_br": "tráfico de pessoas", "term_es": "trata"}
    GlossaryTerm.objects.create(key="smuggling", term_en="smuggling", note="False friend", **es)
    GlossaryTerm.objects.create(key="trafficking", term_en="trafficking", **pt)
    told = [(one.language, one.name, one.said) for one in meanings("trafico", "en")]
    assert told == [("es", "tráfico de migrantes", "smuggling"), ("pt-br", "tráfico de pessoas", "trafficking")]
    assert meanings("migrantes", "en") == []


def test_the_queries_are_as_many_whatever_there_is():
    body = make_organisation()
    make_pledge(organisation=body, title="Visas 1")
    rebuild_search()
    few = queries_of("visas")
    for number in range(2, 60):
        make_pledge(organisation=body, title=f"Visas {number}")
    rebuild_search()
    assert queries_of("visas") == few
    assert few <= (5 if connection.vendor == "sqlite" else 11)  # each of two looks has a transaction of its own there
    assert queries_of("vizas shelters zzzzz") <= (10 if connection.vendor == "sqlite" else 22)


def queries_of(text):
    with CaptureQueriesContext(connection) as caught:
        search(text, "en")
    return len(caught)


def test_a_kind_alone_comes_in_pages_and_counts_all():
    body = make_organisation()
    for number in range(PAGE_SIZE + 3):
        make_pledge(organisation=body, title=f"Visas {number}")
    rebuild_search()
    everything = search("visas", "en")
    assert [(group.count, len(group.results)) for group in everything.groups] == [(PAGE_SIZE + 3, MOST_OF_A_KIND)]
    first, second = (search("visas", "en", "pledges", page) for page in (1, 2))
    keys = [one.key for found in (first, second) for one in found.results]
    assert len(keys) == len(set(keys)) == PAGE_SIZE + 3


def test_beyond_the_most_the_headings_are_found_all_the_same(monkeypatch):
    monkeypatch.setattr(engines, "MOST_FOUND", 5)
    body = make_organisation()
    for number in range(12):
        make_pledge(organisation=body, title=f"Other {number}", text="Something about visas.")
    make_pledge(organisation=body, title="Visas")
    rebuild_search()
    assert titles("visas")[0] == "Visas"
