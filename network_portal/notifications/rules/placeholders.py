"""Links in stored texts: `[[name]]` stands for a link that is made only when the mail leaves."""

import re
from collections.abc import Callable, Iterable, Mapping
from secrets import token_hex

_PLACEHOLDER = re.compile(r"\[\[([a-z_]+)\]\]")
_FORGERY = re.compile(r"\[(?=\[)")
_JOINER = "\u2060"


class Placeholders:
    """Marks of one rendering, which no text typed by a person can contain.

    Otherwise somebody who writes `https://elsewhere.example/?[[link]]` in a note would be handed the
    link of whoever receives the mail.
    """

    def __init__(self, names: Iterable[str]) -> None:
        nonce = token_hex(8)
        self.marks = {name: f"link-{nonce}-{name}-" for name in names}

    def settle(self, rendered: str) -> str:
        """The text to store: typed brackets made harmless, marks turned into placeholders."""
        settled = _FORGERY.sub(f"[{_JOINER}", rendered)
        for name, mark in self.marks.items():
            settled = settled.replace(mark, f"[[{name}]]")
        return settled


def fill(text: str, links: Mapping[str, str], written: Callable[[str], str] = str) -> str:
    """`written` says how an address is written in this kind of text. An unknown name stays as it is."""
    return _PLACEHOLDER.sub(lambda found: written(links[found[1]]) if found[1] in links else found[0], text)


def hide_links(text: str, instead: str) -> str:
    return _PLACEHOLDER.sub(lambda _found: instead, text)
