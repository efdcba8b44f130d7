from types import SimpleNamespace

import dns.resolver
import pytest

from network_portal.notifications.resolver import texts_of
from network_portal.notifications.rules.sending_domain import NoAnswerError


def answering(monkeypatch, answer):
    def resolve(name, kind, lifetime):
        assert (name, kind) == ("x.example", "TXT") and lifetime <= 5
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(dns.resolver, "resolve", resolve)


def test_a_record_in_pieces_is_one(monkeypatch):
    answering(monkeypatch, [SimpleNamespace(strings=(b"v=DKIM1; ", b"p=M\xff"))])
    assert texts_of("x.example") == ["v=DKIM1; p=M�"]


@pytest.mark.parametrize("nothing", [dns.resolver.NXDOMAIN(), dns.resolver.NoAnswer()])
def test_no_record_is_an_answer(monkeypatch, nothing):
    answering(monkeypatch, nothing)
    assert texts_of("x.example") == []


@pytest.mark.parametrize(
    "silence", [dns.resolver.LifetimeTimeout(timeout=5, errors=[]), dns.resolver.NoNameservers(), OSError()]
)
def test_silence_is_none(monkeypatch, silence):
    answering(monkeypatch, silence)
    with pytest.raises(NoAnswerError):
        texts_of("x.example")
