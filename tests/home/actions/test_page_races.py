"""Two editors who make two languages of a page its original at one instant: one does, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, get_ident

import pytest
from django.db import IntegrityError, connection

from network_portal.common import actors
from network_portal.common.errors import DomainError
from network_portal.home.actions import pages
from network_portal.home.models import PageText
from tests.factories import actor_with, make_staff

WORDS = {"title": "About us", "lead": "Who we are.", "body": "Words.", "status": "original"}


@pytest.fixture
def editor(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("one line alone leads to the embedded database of a test")
    return actor_with(actors.EDITOR, user=make_staff(actors.EDITOR))


def play(editor, monkeypatch):
    """Both look for another original before either writes its own; what each was answered, by language."""
    looked, both, look = set(), Barrier(2), pages._check_original

    def look_together(text, status):
        look(text, status)
        if get_ident() not in looked:
            looked.add(get_ident())
            both.wait(10)

    monkeypatch.setattr(pages, "_check_original", look_together)

    def edit(language):
        values = {"slug": "about", "language": language, "version": 0, "keeps_meaning": False}
        try:
            pages.edit_page(by=editor, said=WORDS, **values)
        except (DomainError, IntegrityError) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(edit, ("es", "fr")))


@pytest.mark.services
def test_without_the_guard_the_later_fails(editor, monkeypatch):
    monkeypatch.setattr(pages, "_save", PageText.save)
    answers = play(editor, monkeypatch)
    assert sorted(type(one) for one in answers if one) == [IntegrityError]


@pytest.mark.services
def test_of_two_originals_at_once_the_later_is_told(editor, monkeypatch):
    [told] = [one for one in play(editor, monkeypatch) if one]
    assert isinstance(told, DomainError)
    assert told.code == "page_original_elsewhere"
    assert PageText.objects.filter(slug="about", status="original").count() == 1
