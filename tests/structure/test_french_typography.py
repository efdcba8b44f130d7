"""French sentences have a no-break space before ; : ! ? and inside « »: no line begins with one of these signs."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

CATALOGUE = Path(settings.LOCALE_PATHS[0]) / "fr" / "LC_MESSAGES" / "django.po"
BREAKING = re.compile(r"(?<![\u00a0\u202f])(?:[;:!?](?=\s|$)|»)|«(?![\u00a0\u202f])")


def sentences() -> list[str]:
    entries = [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]
    return [text for entry in entries for text in (entry.msgstr, *entry.msgstr_plural.values())]


@pytest.mark.parametrize("text", ["Oui !", "Lien: ici", "« oui\u00a0»", "Non;\u00a0rien", "Vu ?"])
def test_what_breaks_a_line_is_found(text):
    assert BREAKING.search(text)


@pytest.mark.parametrize(
    "text", ["Oui\u202f!", "https://example.org", "à 10:42", "1;8;23", "«\u00a0oui\u00a0»\u00a0: non"]
)
def test_what_is_well_set_or_no_sentence_is_left_alone(text):
    assert not BREAKING.search(text)


def test_no_sentence_breaks_before_its_signs():
    assert [text for text in sentences() if BREAKING.search(text)] == []


def test_nothing_and_one_are_singular():
    assert "plural=n > 1" in polib.pofile(str(CATALOGUE)).metadata["Plural-Forms"]
