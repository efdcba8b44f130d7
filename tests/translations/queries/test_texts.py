from network_portal.common.registry import translatable_texts
from network_portal.translations.queries.texts import counts_of_kinds, first_gap, page_of_texts
from tests.factories import make_practice


def counts(kind):
    return next(one for one in counts_of_kinds() if one.kind == kind)


def test_texts_are_counted_by_language_and_status(practice, activity):
    practice.texts.create(language="fr", status="automatic", title="EXAMPLE", summary="EXAMPLE")
    make_practice(language="en")
    found = counts("practices")
    assert found.total == 2
    assert found.by_language["es"] == {"": 1, "original": 1}
    assert found.by_language["fr"] == {"": 1, "automatic": 1}
    assert found.by_language["pt-br"] == {"": 2}
    activities = counts("activities").by_language
    assert (activities["fr"][""], activities["en"]["official"], activities["es"]["unofficial"]) == (1, 1, 1)


def test_each_number_is_the_length_of_its_list(practice, activity):
    practice.texts.create(language="fr", status="automatic", title="EXAMPLE", summary="EXAMPLE")
    make_practice(language="en")
    for one in counts_of_kinds():
        for language, by_status in one.by_language.items():
            for status, many in by_status.items():
                assert len(translatable_texts[one.kind].listed(language, status, 0, 100)) == many


def test_what_is_needed_to_publish_is_listed_first(practice, activity):
    gap = first_gap(counts_of_kinds())
    assert gap.language == "en" or gap.language == "es"
    assert page_of_texts("practices", "en", "", 1).texts[0].title == "EXAMPLE ventanilla"


def test_a_long_list_has_pages(db):
    for _number in range(26):
        make_practice()
    first, second = (page_of_texts("practices", "fr", "", number) for number in (1, 2))
    assert (len(first.texts), first.is_last, len(second.texts), second.is_last) == (25, False, 1, True)
