import copy
from types import MappingProxyType

import pytest
from django.conf import settings as project

from network_portal.common import registry
from network_portal.notifications.actions.messages import queue_message
from network_portal.notifications.kinds import MessageKind
from network_portal.notifications.models import Message

TOKEN = "token-that-nobody-keeps"
PROBE = MessageKind("probe.letter", "probe", "Letter", sample=MappingProxyType({"note": "EXAMPLE"}))
TEMPLATES = {
    "subject.txt": "{% load i18n %}{% translate 'Sunday' %}: {{ note }}",
    "body.txt": "{% extends 'emails/base.txt' %}{% block content %}{{ note }} {{ link }}{% endblock %}",
    "body.html": "{% extends 'emails/base.html' %}{% block content %}<p>{{ note }}</p>"
    '<a href="{{ link }}">{{ link }}</a>{% endblock %}',
}


@pytest.fixture
def probe(settings, tmp_path, monkeypatch):
    """A kind of message that belongs to no part, with its templates and the maker of its link."""
    folder = tmp_path / "emails" / "probe" / "letter"
    folder.mkdir(parents=True)
    for name, text in TEMPLATES.items():
        (folder / name).write_text(text)
    changed = copy.deepcopy(project.TEMPLATES)
    changed[0]["DIRS"] = [*changed[0]["DIRS"], tmp_path]
    settings.TEMPLATES = changed
    makers = registry.link_makers._entries
    monkeypatch.setitem(
        makers,
        "probe",
        lambda values, language: f"https://p.example/{language}/{TOKEN}-{values['number']}?a=1&b=2",
    )
    return PROBE


@pytest.fixture
def queue(probe, db):
    """queue(note="…", **fields): a message in the outbox."""

    def queue_one(**fields) -> Message:
        note = fields.pop("note", "Hello")
        values = {
            "address": "maria@domain.org",
            "language": "en",
            "values": {"note": note},
            "links": {"link": {"maker": "probe", "number": 7}},
        }
        return queue_message(probe, **(values | fields))

    return queue_one
