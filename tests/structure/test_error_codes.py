"""Each DomainError raised in the code has its sentence, and the values that the sentence names."""

import ast
import string
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from network_portal.common import errors
from network_portal.common.catalogues import PLACEHOLDER

ROOT = Path(settings.BASE_DIR)
SOURCES = [
    path
    for part in ("network_portal", "workplan", "mechanism", "pledges")
    for path in sorted((ROOT / part).rglob("*.py"))
    if "migrations" not in path.parts
]


def raised() -> list[tuple[str, str, frozenset[str]]]:
    """Where, which code, with which values: every call of DomainError with a code written out."""
    calls = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "DomainError" and node.args:
                code = node.args[0]
                values = frozenset(keyword.arg or "**" for keyword in node.keywords) - {"field"}
                if isinstance(code, ast.Constant):
                    calls.append((f"{path.relative_to(ROOT)}:{node.lineno}", str(code.value), values))
    return calls


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


RAISED = raised()


def placeholders_of(code: str) -> set[str]:
    with override("en"):
        text = str(errors._sentences[code])
    return {match.group(1) for match in PLACEHOLDER.finditer(text.replace("%%", "")) if match.group(1)}


@pytest.mark.parametrize("place, code, values", RAISED, ids=[place for place, _code, _values in RAISED])
def test_a_raised_code_has_its_sentence_and_values(place, code, values):
    assert code in errors.registered_codes()
    assert "code" not in values, "DomainError has a parameter of that name: another word is needed"
    if "**" not in values:
        assert placeholders_of(code) <= values


@pytest.mark.parametrize("code", sorted(errors.registered_codes()))
def test_a_sentence_has_named_placeholders_and_a_stable_code(code):
    with override("en"):
        text = str(errors._sentences[code])
    named = PLACEHOLDER.sub("", text.replace("%%", ""))
    assert "%" not in named
    assert text.rstrip().endswith(tuple(".?!"))
    assert set(code) <= set(string.ascii_lowercase + string.digits + "_")
