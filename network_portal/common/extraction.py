"""Reading the sentences out of the code into the catalogues.

Babel is a development requirement: only those who change the portal import this module.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
from babel.messages.extract import extract as read_messages
from django.utils.translation.template import templatize

from network_portal.common.catalogues import CATALOGUES, WIDTH, Found, Key, merge, path_of, replace_file

KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract(root: Path, parts: Iterable[str]) -> dict[Key, Found]:
    """Every sentence of the Python files of `parts` and of all templates below `root`."""
    sentences: dict[Key, Found] = {}
    for path in sorted(_sources(root, parts)):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        source = text if path.suffix == ".py" else _template_source(text, name)
        stream = BytesIO(source.encode("utf-8"))
        options: Any = {"encoding": "utf-8"}
        for _line, message, comments, context in read_messages(
            "python",
            stream,
            KEYWORDS,
            ("Translators:",),
            options,
        ):
            single, plural = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
            if single:
                found = sentences.setdefault((context, single), Found())
                found.plural = found.plural or plural
                found.files.add(name)
                found.notes.update(comments)
    return sentences


def _template_source(text: str, name: str) -> str:
    """The template as Django prepares it for extraction; its indentation means nothing to Python."""
    return "\n".join(line.lstrip() for line in templatize(text, origin=name).split("\n"))


def _sources(root: Path, parts: Iterable[str]) -> Iterator[Path]:
    for part in parts:
        for path in (root / part).rglob("*.py"):
            if "migrations" not in path.parts:
                yield path
    yield from (path for path in (root / "templates").rglob("*") if path.suffix in (".html", ".txt", ".svg"))


def update(root: Path, locale: Path, parts: Iterable[str], *, write: bool = True) -> list[Path]:
    """The catalogues that differed from the code; written unless `write` is off."""
    sentences = extract(root, parts)
    changed = []
    for language in CATALOGUES:
        path = path_of(locale, language)
        existing = polib.pofile(str(path), wrapwidth=WIDTH) if path.exists() else None
        text = str(merge(existing, sentences, language)).rstrip() + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            changed.append(path)
            if write:
                replace_file(path, text.encode("utf-8"))
    return changed
