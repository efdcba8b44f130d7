"""Every message of every part, in every language, as text and as HTML."""

import re

import html5lib
import pytest
from django.conf import settings

from network_portal.notifications.kinds import MessageKind, kinds, register_kinds
from network_portal.notifications.queries.texts import preview_of, render_message

NAMES = [name for name, _kind in kinds.items()]
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(params=NAMES)
def kind(request) -> MessageKind:
    return kinds[request.param]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_is_written(kind, language):
    mail = preview_of(kind, language)
    assert mail["subject"]
    assert "\n" not in mail["subject"]
    assert "<" not in mail["text"].replace("<http", "")
    html5lib.HTMLParser(strict=True).parse(mail["html"])
    assert f'<html lang="{language}">' in mail["html"]


def test_each_link_stands_in_text_and_html(kind):
    mail = render_message(kind, language="en", values=kind.sample, link_names=kind.links)
    for name in kind.links:
        assert f"[[{name}]]" in mail["text"], name
        assert f'href="[[{name}]]"' in mail["html"], name
    assert "[[" not in mail["subject"]


def test_mails_fetch_nothing_and_run_nothing(kind):
    html = preview_of(kind, "en")["html"]
    assert not re.search(r"<(img|script|link|iframe|object|form|style)\b|\bsrc=|url\(|@import|\son\w+=", html)


def test_each_kind_belongs_to_a_part():
    for name in NAMES:
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+", name)
        assert kinds[name].template("body.txt") == f"emails/{name.replace('.', '/')}/body.txt"


def test_a_name_is_registered_once():
    again = kinds[NAMES[0]]
    register_kinds(again)
    with pytest.raises(ValueError, match="twice"):
        register_kinds(MessageKind(again.name, "other", "Other"))
