"""A name that is called otherwise from now on, wherever a text or kept values hold it."""

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any

SHORTEST = 3
_PLAIN = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True)
class Renaming:
    """`texts` are what is found, as whole words, in any case; `exact` (acronyms) only as they are written, for in other
    cases many are ordinary words. `instead` is what stands there afterwards."""

    texts: tuple[str, ...]
    exact: tuple[str, ...]
    instead: str

    def is_in(self, value: Any) -> bool:
        return self.in_values(value) != value

    def in_text(self, text: str) -> str:
        for pattern in self._patterns:
            text = pattern.sub(lambda _found: self.instead, text)
        return text

    def in_cut_text(self, text: str, length: int) -> str:
        """Of a column that cuts what it keeps at `length`: a name that begins before the end of it is found too."""
        said = self.in_text(text)
        if len(text) < length:
            return said[:length]
        ends = (whole[:upto] for whole in (*self.texts, *self.exact) for upto in range(len(whole) - 1, SHORTEST, -1))
        end = next((one for one in ends if re.search(rf"(?<!\w){re.escape(one)}$", said, re.IGNORECASE)), "")
        return (said.removesuffix(said[len(said) - len(end) :]) + self.instead if end else said)[:length]

    def in_values(self, value: Any) -> Any:
        """Of what a JSON column holds: words at any depth, keys too."""
        if isinstance(value, str):
            return self.in_text(value)
        if isinstance(value, list):
            return [self.in_values(one) for one in value]
        if isinstance(value, dict):
            return {self.in_values(key): self.in_values(one) for key, one in value.items()}
        return value

    @property
    def plain_runs(self) -> set[str]:
        """Of each text the longest run of plain letters and figures, which every way to keep it holds."""
        texts = (*self.texts, *self.exact)
        return {max(found, key=len) for text in texts if len(text) >= SHORTEST and (found := _PLAIN.findall(text))}

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        kinds = ((self.texts, re.IGNORECASE), (self.exact, re.NOFLAG))
        return tuple(re.compile(_whole_words(found), flags) for texts, flags in kinds if (found := _long_enough(texts)))


def _long_enough(texts: tuple[str, ...]) -> list[str]:
    written = {form for text in texts if len(text) >= SHORTEST for form in (text, escape(text))}
    return sorted(written, key=len, reverse=True)


def _whole_words(texts: list[str]) -> str:
    """Blanks match any blanks: a mail breaks its lines."""
    forms = "|".join(r"\s+".join(map(re.escape, text.split())) for text in texts)
    return rf"(?<!\w)(?:{forms})(?!\w)"
