from io import StringIO

from django.core.management import call_command
from django.utils import translation

from network_portal.home.management.commands import load_examples


def test_the_sign_ins_are_printed_in_the_language_of_the_other_lines(monkeypatch):
    monkeypatch.setattr(load_examples, "load_examples", lambda by: None)
    printed = StringIO()
    with translation.override("es"):
        call_command("load_examples", stdout=printed)
    lines = printed.getvalue().splitlines()
    assert lines[0].startswith("A real plan follows")
    with translation.override("en"):
        roles = [str(role) for role, _email, _password in load_examples.DEMONSTRATION_SIGN_INS]
    assert len(lines) == len(roles) + 1
    assert all(line.startswith(role) for line, role in zip(lines[1:], roles, strict=True))
