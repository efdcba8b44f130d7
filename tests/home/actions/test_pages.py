from datetime import timedelta

import pytest

from network_portal.audit.models import Event
from network_portal.common import actors, clock
from network_portal.common.errors import DomainError
from network_portal.home.actions.pages import edit_page, restore_page
from network_portal.home.models import PageText
from network_portal.home.pages import shipped_words, words_of
from tests.factories import actor_with

pytestmark = pytest.mark.django_db
EDITOR = actor_with(actors.EDITOR)
WORDS = {"title": "About us", "lead": "Who we are.", "body": "# We\n\nWords.", "status": "original"}


def edit(language="en", version=0, *, by=EDITOR, keeps_meaning=False, **said):
    values = {"by": by, "slug": "about", "language": language, "version": version, "keeps_meaning": keeps_meaning}
    return edit_page(**values, said=WORDS | said)


def refused(code, verb, **values):
    with pytest.raises(DomainError) as refusal:
        verb(**values)
    assert refusal.value.code == code


def test_a_page_that_nobody_edited_says_what_the_portal_brings_in_each_language():
    for language, title in (("es", "Acerca de este portal"), ("en", "About this portal")):
        words = words_of("about", language)
        assert (words.title, words.status, words.newer) == (title, "", "")
        assert words.body == shipped_words("about", language)[2]


def test_one_language_is_edited_and_the_others_follow_the_portal():
    text = edit()
    assert (text.version, words_of("about", "en").title) == (1, "About us")
    assert words_of("about", "fr").title == shipped_words("about", "fr")[0]
    [event] = Event.objects.filter(verb="home.edit_page")
    assert event.changes["title"] == ["About this portal", "About us"]
    assert event.changes["body"][0] == shipped_words("about", "en")[2]


def test_readers_of_a_translation_are_told_that_the_original_says_something_else():
    edit()
    assert [words_of("about", code).newer for code in ("en", "fr")] == ["", "en"]
    edit("fr", status="unofficial", title="Qui nous sommes")
    assert words_of("about", "fr").newer == ""
    later = clock.now() + timedelta(days=1)
    with clock.stopped_at(later):
        edit(version=1, title="About all of us")
    assert words_of("about", "fr").newer == "en"


def test_a_slip_of_the_pen_leaves_the_translations_alone():
    edit(keeps_meaning=True)
    assert words_of("about", "fr").newer == ""


def test_words_that_still_say_the_same_can_be_said_anew():
    title, lead, body = shipped_words("about", "fr")
    same = {"title": title, "lead": lead, "body": body, "status": "unofficial"}
    refused("page_says_nothing_new", edit, language="fr", **same)
    edit()
    edit("fr", **same)
    assert (words_of("about", "fr").newer, words_of("about", "fr").status) == ("", "unofficial")


def test_only_one_language_is_the_original():
    edit()
    refused("page_original_elsewhere", edit, language="fr")
    assert not PageText.objects.filter(language="fr").exists()


@pytest.mark.parametrize("version", [0, 7])
def test_of_two_who_edit_at_once_the_second_changes_nothing(version):
    edit()
    refused("changed_meanwhile", edit, version=version, title="Mine")
    assert words_of("about", "en").title == "About us"


def test_a_link_that_leads_nowhere_is_refused():
    refused("page_address_unreadable", edit, body="[here](javascript:alert)")


@pytest.mark.parametrize("roles", [(), (actors.ADMINISTRATOR,), (actors.COMMITTEE,)])
def test_only_co_chairs_and_editors_edit(roles):
    refused("pages_not_yours", edit, by=actor_with(*roles))
    refused("pages_not_yours", restore_page, by=actor_with(*roles), slug="about", language="en", version=0)


def test_the_words_of_the_portal_come_back_and_the_edited_ones_stay_in_the_history():
    edit()
    restore_page(by=EDITOR, slug="about", language="en", version=1)
    assert words_of("about", "en").title == "About this portal"
    [event] = Event.objects.filter(verb="home.restore_page")
    assert event.changes["body"] == ["# We\n\nWords.", shipped_words("about", "en")[2]]
    refused("page_not_edited", restore_page, by=EDITOR, slug="about", language="en", version=2)
