"""What a verb of the domain answers when a rule forbids it.

Each part registers one translated sentence a code in its `errors.py`; forms, API and jobs render it.
"""

from collections.abc import Mapping
from typing import Any

_sentences: dict[str, Any] = {}


class DomainError(Exception):
    """`code` is stable and public; `values` fill the placeholders of its sentence; `field` names the form field."""

    def __init__(self, code: str, /, *, field: str = "", **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.values = values

    def __str__(self) -> str:
        return sentence(self.code, self.values)


def register_sentences(sentences: Mapping[str, Any]) -> None:
    repeated = set(sentences) & set(_sentences)
    clashing = [code for code in repeated if _sentences[code] is not sentences[code]]
    if clashing:
        raise ValueError(f"error codes registered twice: {sorted(clashing)}")
    _sentences.update(sentences)


def registered_codes() -> frozenset[str]:
    return frozenset(_sentences)


def sentence(code: str, values: Mapping[str, Any]) -> str:
    return str(_sentences[code]) % dict(values)


class SignInRequired(Exception):
    """The door is for people who are known: a page leads to sign-in, the API answers 401."""


class SecondFactorRequired(Exception):
    """The role acts only after a second factor given in this session, or again in the last 15 minutes."""
