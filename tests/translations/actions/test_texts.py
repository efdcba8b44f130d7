from datetime import date

import pytest

from network_portal.audit.models import Event
from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.common.registry import translatable_texts
from network_portal.translations.actions.texts import translate_text
from network_portal.translations.queries.texts import seen_as
from tests.factories import actor_with, make_publication

WORDS = {"title": "EXAMPLE guichet", "summary": "EXAMPLE : en bref"}
STATUS = "unofficial"


def asked(kind, row, language, **changes):
    text = translatable_texts[kind].found([row.pk])[row.pk]
    values = {"kind": kind, "key": row.pk, "language": language, "words": WORDS, "status": STATUS}
    return values | {"seen": seen_as(text, language)} | changes


def refused(code, by, values):
    with pytest.raises(DomainError) as caught:
        translate_text(by=by, **values)
    assert caught.value.code == code
    assert str(caught.value)
    return caught.value


def test_a_practice_speaks_another_language(editor, practice):
    assert translate_text(by=editor, **asked("practices", practice, "fr"))
    text = practice.texts.get(language="fr")
    assert (text.title, text.summary, text.status) == ("EXAMPLE guichet", "EXAMPLE : en bref", "unofficial")
    assert "guichet" in text.search
    event = Event.objects.get(verb="translations.translate_text")
    assert event.changes["title [fr]"] == ["", "EXAMPLE guichet"]


def test_an_activity_says_whose_words_its_title_is_in_each_language(editor, activity):
    words = {"title": "EXAMPLE activité"}
    assert translate_text(by=editor, **asked("activities", activity, "fr", words=words, status="automatic"))
    activity.refresh_from_db()
    assert (activity.title_fr, activity.title_en) == ("EXAMPLE activité", "EXAMPLE activity")
    assert activity.marks == {"en": "official", "es": "unofficial", "fr": "automatic"}
    assert activity.version == 2


def test_the_same_words_again_change_nothing(editor, practice):
    values = asked("practices", practice, "fr")
    assert translate_text(by=editor, **values)
    assert not translate_text(by=editor, **values)
    assert Event.objects.filter(verb="translations.translate_text").count() == 1


def test_who_saw_an_older_text_or_an_older_original_writes_over_nothing(editor, practice):
    seen = asked("practices", practice, "fr")
    translate_text(by=editor, **seen)
    other = seen | {"words": WORDS | {"title": "EXAMPLE other"}}
    refused("changed_meanwhile", editor, other)
    later = asked("practices", practice, "en")
    practice.texts.filter(language="es").update(summary="EXAMPLE: otra cosa")
    refused("changed_meanwhile", editor, later)


def test_a_translation_is_whole_and_says_no_more_than_its_original(editor, practice):
    refused("translation_incomplete", editor, asked("practices", practice, "fr", words={"title": "EXAMPLE"}))
    more = asked("practices", practice, "fr", words=WORDS | {"lessons": "EXAMPLE"})
    assert refused("translation_without_original", editor, more).field == "lessons"
    long = asked("practices", practice, "fr", words=WORDS | {"title": "x" * 500})
    assert refused("translation_too_long", editor, long).field == "title"
    assert practice.texts.count() == 1


def test_the_original_is_written_where_it_belongs(editor, practice, activity):
    refused("translation_of_the_original", editor, asked("practices", practice, "es"))
    refused("translation_of_the_original", editor, asked("activities", activity, "en", words={"title": "x"}))


def test_what_is_not_public_any_more_is_gone(editor, practice):
    values = asked("practices", practice, "fr")
    practice.is_published = False
    practice.save()
    refused("translation_gone", editor, values)
    refused("translation_gone", editor, values | {"kind": "nothing"})


@pytest.mark.parametrize("role", [actors.ADMINISTRATOR, None])
def test_only_co_chairs_and_editors_translate(practice, role):
    by = actor_with(role) if role else actor_with()
    refused("translation_not_yours", by, asked("practices", practice, "fr"))


def test_a_publication_whose_cleared_words_are_rewritten_was_not_cleared_so(editor):
    publication = make_publication(cleared_on=date(2026, 9, 1))
    publication.texts.create(language="fr", status="official", title="EXAMPLE avant", summary="")
    words = {"title": "EXAMPLE autre", "summary": "EXAMPLE"}
    translate_text(by=editor, **asked("publications", publication, "pt-br", words=words))
    publication.refresh_from_db()
    assert publication.cleared_on
    translate_text(by=editor, **asked("publications", publication, "fr", words=words))
    publication.refresh_from_db()
    assert publication.cleared_on is None
