import pytest

from network_portal.knowledge.rules.publications import (
    STEPS,
    WAITING,
    Kind,
    Lack,
    PublicationState,
    lacking,
    may_become,
    may_hold_files,
)

WHOLE = {"es": ("Título", "Resumen"), "en": ("Title", "Summary")}


def lacks(texts, *, original="es", is_of_network=False, documents=("one",)):
    return lacking(texts, original, is_of_network=is_of_network, documents=documents)


def test_what_is_whole_lacks_nothing():
    assert lacks(WHOLE, is_of_network=True) == ()


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_network_speaks_in_spanish_and_english(language):
    texts = {language: ("Title", "Summary")}
    assert lacks(texts, original=language, is_of_network=True) == (Lack.LANGUAGES_OF_THE_NETWORK,)
    assert lacks(texts, original=language) == ()


def test_a_document_and_a_summary_are_needed():
    assert lacks({"es": ("Título", "")}, documents=()) == (Lack.SUMMARY, Lack.DOCUMENT)


def test_a_summary_in_another_language_does_not_stand_for_the_original():
    assert lacks({"es": ("Título", ""), "en": ("Title", "Summary")}) == (Lack.SUMMARY,)


def test_a_video_is_never_kept_here():
    assert [one for one in Kind if not may_hold_files(one)] == [Kind.VIDEO]


def test_only_what_was_sent_is_published():
    assert {one for one in PublicationState if may_become(one, PublicationState.PUBLISHED)} == {
        PublicationState.SUBMITTED
    }


def test_every_state_leads_on_and_none_back_to_itself():
    assert set(STEPS) == set(PublicationState)
    assert all(following and state not in following for state, following in STEPS.items())


def test_what_is_public_does_not_wait():
    assert PublicationState.PUBLISHED not in WAITING
