"""Texts out to a spreadsheet, and what a spreadsheet that comes back would change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from network_portal.common.errors import DomainError
from network_portal.common.languages import CONTENT_LANGUAGES, TEXT_STATUS_WORDS
from network_portal.common.registry import TranslatableText, TranslatableTexts, translatable_texts
from network_portal.common.spreadsheets import Cell, read_table, write_xlsx
from network_portal.translations.queries.texts import check_words, says_already, seen_as
from network_portal.translations.rules import files
from network_portal.translations.rules.texts import GIVEN

HEADINGS = {
    files.KIND: gettext_lazy("Kind"),
    files.KEY: gettext_lazy("Number"),
    files.FIELD: gettext_lazy("Part of the text"),
    files.LANGUAGE: gettext_lazy("Translate into"),
    files.ORIGINAL_LANGUAGE: gettext_lazy("Written in"),
    files.ORIGINAL: gettext_lazy("Original"),
    files.TRANSLATION: gettext_lazy("Translation"),
    files.STATUS: gettext_lazy("Whose words"),
    files.SEEN: gettext_lazy("Check (leave as it is)"),
}
Row = dict[str, Cell]


@dataclass(frozen=True)
class Change:
    """What one text would say; `before` and `words` by field, `row` is where the file says it."""

    kind: str
    text: TranslatableText
    language: str
    words: dict[str, str]
    status: str
    seen: str
    row: str

    @property
    def before(self) -> dict[str, str]:
        return dict(self.text.words.get(self.language, {}))


@dataclass(frozen=True)
class Problem:
    cell: str
    sentence: str


@dataclass
class Preview:
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    empty: int = 0

    @property
    def fingerprint(self) -> str:
        told = [(one.kind, one.text.key, one.language, sorted(one.words.items()), one.status) for one in self.changes]
        return sha256(repr(told).encode()).hexdigest()


def texts_file(kind: str, language: str, texts: Iterable[TranslatableText]) -> bytes:
    """One row for each part of each text; the column of statuses offers the three that a translation has."""
    source = translatable_texts[kind]
    rows = [row for text in texts for row in _rows(kind, source, text, language)]
    offered = [[str(TEXT_STATUS_WORDS[one]) for one in GIVEN]] * len(rows)
    heading = [str(HEADINGS[column]) for column in files.COLUMNS]
    choices = {files.COLUMNS.index(files.STATUS): offered}
    return write_xlsx([(str(source.name), [heading, *rows])], choices=choices, exact=True)


def _rows(kind: str, source: TranslatableTexts, text: TranslatableText, language: str) -> Iterator[list[str | int]]:
    original, words = text.words[text.original], text.words.get(language, {})
    status = text.statuses.get(language)
    word = str(TEXT_STATUS_WORDS[GIVEN[GIVEN.index(status)]]) if status in GIVEN else ""
    for name in source.fields:
        if original.get(name) or words.get(name):
            told = [original.get(name, ""), words.get(name, ""), word, seen_as(text, language)]
            yield [kind, text.key, name, language, text.original, *told]


def read_file(content: bytes, name: str) -> Preview:
    """Nothing is written. Raises DomainError: translations_not_a_file, or what makes a file unreadable."""
    rows = _body(read_table(content, name)[0].rows)
    by_text: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        by_text.setdefault((row[files.KIND].value, row[files.KEY].value, row[files.LANGUAGE].value), []).append(row)
    known = _texts_named(by_text)
    preview = Preview()
    for (kind, key, language), told in by_text.items():
        text = known.get((kind, key))
        if text is None or language not in CONTENT_LANGUAGES:
            preview.problems.append(Problem(told[0][files.KIND].ref, str(DomainError("translation_gone"))))
        else:
            _read_text(preview, kind, text, language, told)
    return preview


def _body(rows: list[list[Cell]]) -> list[Row]:
    """The rows below the heading, by column; the heading may be in any of the portal's languages."""
    places = _places([cell.value for cell in rows[0]]) if rows else {}
    if set(places) != set(files.COLUMNS):
        raise DomainError("translations_not_a_file")
    named = [{column: row[place] for column, place in places.items()} for row in rows[1:]]
    return [row for row in named if row[files.KEY].value]


def _places(heading: list[str]) -> dict[str, int]:
    words: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            words |= {str(said).casefold(): column for column, said in HEADINGS.items()}
    return {words[said.casefold()]: place for place, said in enumerate(heading) if said.casefold() in words}


def _texts_named(keys: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], TranslatableText]:
    """Those that are there, a few queries a kind."""
    asked: dict[str, set[int]] = {}
    for kind, key, _language in keys:
        if translatable_texts.get(kind) and key.isdecimal() and len(key) < 12:
            asked.setdefault(kind, set()).add(int(key))
    found = {kind: translatable_texts[kind].found(pks) for kind, pks in asked.items()}
    return {(kind, str(pk)): text for kind, texts in found.items() for pk, text in texts.items()}


def _read_text(preview: Preview, kind: str, text: TranslatableText, language: str, rows: list[Row]) -> None:
    source = translatable_texts[kind]
    unknown = [row for row in rows if row[files.FIELD].value not in source.fields]
    if unknown:
        sentence = _("“%(name)s” is no part of this text.") % {"name": unknown[0][files.FIELD].value}
        preview.problems.append(Problem(unknown[0][files.FIELD].ref, sentence))
        return
    said = {row[files.FIELD].value: row[files.TRANSLATION].exact for row in rows}
    words = {name: source.cleaned(name, told) for name, told in said.items()}
    status = _status_of(rows[0][files.STATUS].value) or text.statuses.get(language, "")
    change = Change(kind, text, language, words, status, rows[0][files.SEEN].value, rows[0][files.TRANSLATION].ref)
    if not any(words.values()) and language not in text.words:
        preview.empty += 1
    elif says_already(text, language, words, status):
        preview.unchanged += 1
    else:
        _check(preview, source, change, rows)


def _check(preview: Preview, source: TranslatableTexts, change: Change, rows: list[Row]) -> None:
    """A problem with its cell, or one more change."""
    if change.status not in GIVEN:
        sentence = _("Say whose words these are: %(words)s.")
        words = ", ".join(str(TEXT_STATUS_WORDS[one]) for one in GIVEN)
        preview.problems.append(Problem(rows[0][files.STATUS].ref, sentence % {"words": words}))
        return
    try:
        check_words(source, change.text, change.language, change.words)
    except DomainError as error:
        cells = {row[files.FIELD].value: row[files.TRANSLATION].ref for row in rows}
        preview.problems.append(Problem(cells.get(error.field, change.row), str(error)))
        return
    if change.seen != seen_as(change.text, change.language):
        sentence = _("The text or its original was changed since this file was downloaded. Download it again.")
        preview.problems.append(Problem(change.row, sentence))
        return
    preview.changes.append(change)


def _status_of(said: str) -> str:
    """The status that a cell names, in any of the portal's languages; empty for none."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            for status in GIVEN:
                if said.casefold() in (status.value, str(TEXT_STATUS_WORDS[status]).casefold()):
                    return status.value
    return ""
