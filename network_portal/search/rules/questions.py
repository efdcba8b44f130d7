"""A question as an index is asked: for each word, what may stand for it."""

from dataclasses import dataclass, field

from network_portal.search.rules.stems import stems


@dataclass(frozen=True)
class AskedWord:
    """`typed` as somebody wrote it, folded; any of `forms` will do, and with `begins` whatever begins so."""

    typed: str
    forms: tuple[str, ...]
    begins: bool = False
    is_code: bool = False

    def is_met_by(self, forms: frozenset[str]) -> bool:
        if not forms.isdisjoint(self.forms):
            return True
        return self.begins and any(form.startswith(self.typed) for form in forms)


@dataclass(frozen=True)
class Question:
    """`corrected` says of typed words what was looked for in their place, folded as the index keeps it."""

    words: tuple[AskedWord, ...]
    corrected: dict[str, str] = field(default_factory=dict)


def asked_word(word: str, *, begins: bool = False) -> AskedWord:
    return AskedWord(word, tuple(dict.fromkeys((word, *stems(word)))), begins=begins)
