"""The three catalogues of sentences: merged, judged, compiled. No system gettext needed."""

import gettext
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import polib
from asgiref.local import Local
from django.utils.translation import trans_real

CATALOGUES = {
    "es": "nplurals=2; plural=n != 1;",
    "pt_BR": "nplurals=2; plural=n > 1;",
    "fr": "nplurals=2; plural=n > 1;",
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|%[dsif]")
WIDTH = 100
Key = tuple[str | None, str]


@dataclass
class Found:
    """One sentence of the code: its plural form, the files it stands in, notes for translators."""

    plural: str = ""
    files: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)


def placeholders(sentence: str) -> set[str]:
    return {match.group(0) for match in PLACEHOLDER.finditer(sentence.replace("%%", ""))}


def merge(existing: polib.POFile | None, sentences: dict[Key, Found], language: str) -> polib.POFile:
    """A catalogue with exactly the given sentences, in order; what was translated stays so."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in existing or [] if not entry.obsolete}
    catalogue = polib.POFile(wrapwidth=WIDTH)
    catalogue.metadata = {
        "Project-Id-Version": "Regional Network Portal",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": CATALOGUES[language],
    }
    for key in sorted(sentences, key=lambda key: (key[1], key[0] or "")):
        catalogue.append(_entry(key, sentences[key], known.get(key)))
    return catalogue


def _entry(key: Key, found: Found, before: polib.POEntry | None) -> polib.POEntry:
    context, single = key
    entry = polib.POEntry(msgctxt=context, msgid=single, comment="\n".join(sorted(found.notes)))
    entry.occurrences = [(name, "") for name in sorted(found.files)]
    if placeholders(single + found.plural):
        entry.flags = ["python-format"]
    if found.plural:
        entry.msgid_plural = found.plural
        kept = before.msgstr_plural if before and before.msgid_plural else {}
        entry.msgstr_plural = {number: kept.get(number, "") for number in (0, 1)}
    elif before and not before.msgid_plural:
        entry.msgstr = before.msgstr
    if before:
        entry.tcomment = before.tcomment
        entry.flags += [flag for flag in before.flags if flag == "fuzzy"]
    return entry


def forget_what_was_read() -> None:
    """For a process that spoke before its catalogues were compiled; as Django does when one changes."""
    read: Any = trans_real
    getattr(gettext, "_translations").clear()
    read._translations, read._default, read._active = {}, None, Local()


def path_of(locale: Path, language: str) -> Path:
    return locale / language / "LC_MESSAGES" / "django.po"


def compile_all(locale: Path) -> list[Path]:
    """Writes each .mo that is missing or older than its .po; several processes may do so at once."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            replace_file(target, polib.pofile(str(source)).to_binary())
            written.append(target)
    return written


def faults(catalogue: polib.POFile) -> list[str]:
    """What keeps a catalogue from being complete, a line each."""
    lines = []
    for entry in catalogue:
        sources = [entry.msgid, entry.msgid_plural or entry.msgid]
        texts = [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]
        if "fuzzy" in entry.flags:
            lines.append(f"fuzzy: {entry.msgid}")
        if not all(texts):
            lines.append(f"not translated: {entry.msgid}")
            continue
        allowed = [placeholders(source) for source in sources]
        lines += [
            f"placeholders differ: {entry.msgid} -> {text}" for text in texts if placeholders(text) not in allowed
        ]
    return lines


def replace_file(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=target.parent, delete=False) as draft:
        draft.write(data)
    os.chmod(draft.name, 0o644)
    os.replace(draft.name, target)
