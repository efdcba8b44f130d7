"""Three catalogues: up to date with the code, complete, nothing fuzzy, placeholders as in the source."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from network_portal.common.catalogues import CATALOGUES, Found, compile_all, faults, merge, path_of, placeholders
from network_portal.common.extraction import extract, update

ROOT, LOCALE = Path(settings.BASE_DIR), Path(settings.LOCALE_PATHS[0])
PARTS = [path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()]


def test_the_catalogues_hold_the_sentences_of_the_code():
    assert [path.name for path in update(ROOT, LOCALE, PARTS, write=False)] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_catalogue_is_complete(language):
    catalogue = polib.pofile(str(path_of(LOCALE, language)))
    found = faults(catalogue)
    assert not found, f"{len(found)} faults, the first: {found[:10]}"


def test_every_language_but_the_source_has_a_catalogue():
    codes = {code.replace("-br", "_BR") for code, _name in settings.LANGUAGES}
    assert codes - {"en"} == set(CATALOGUES)


def test_sentences_are_read_from_code_and_templates(tmp_path):
    (tmp_path / "part").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "part" / "words.py").write_text(
        '_("One")\npgettext("month", "May")\nngettext("%(n)d day", "%(n)d days", 2)\n_(f"no {sentence}")\n'
    )
    (tmp_path / "templates" / "page.html").write_text(
        '{% translate "Save" %}'
        "{% blocktranslate trimmed with name=a.b %}\n  Dear %\n  {{ name }}\n{% endblocktranslate %}"
        "{% blocktranslate count n=n %}one{% plural %}{{ n }} many{% endblocktranslate %}"
    )
    sentences = extract(tmp_path, ["part"])
    assert set(sentences) == {
        (None, "One"),
        ("month", "May"),
        (None, "%(n)d day"),
        (None, "Save"),
        (None, "Dear %% %(name)s"),
        (None, "one"),
    }
    assert sentences[None, "%(n)d day"].plural == "%(n)d days"
    assert sentences[None, "one"].plural == "%(n)s many"
    assert sentences[None, "Save"].files == {"templates/page.html"}


def test_merging_keeps_translations_and_drops_what_is_gone():
    before = polib.POFile()
    before.append(polib.POEntry(msgid="Kept", msgstr="Guardado"))
    before.append(polib.POEntry(msgid="Gone", msgstr="Ido"))
    after = merge(before, {(None, "New"): Found(files={"b.py", "a.py"}), (None, "Kept"): Found()}, "es")
    assert [(entry.msgid, entry.msgstr) for entry in after] == [("Kept", "Guardado"), ("New", "")]
    assert "#: a.py b.py" in str(after)
    assert not re.search(r"\d{4}-\d\d-\d\d", str(after))


def test_faults_name_what_is_missing():
    catalogue = polib.POFile()
    catalogue.append(polib.POEntry(msgid="Empty", msgstr=""))
    catalogue.append(polib.POEntry(msgid="For %(name)s", msgstr="Para %(nombre)s"))
    catalogue.append(polib.POEntry(msgid="Unsure", msgstr="Inseguro", flags=["fuzzy"]))
    plural = {0: "un día", 1: "%(n)d días"}
    catalogue.append(polib.POEntry(msgid="one day", msgid_plural="%(n)d days", msgstr_plural=plural))
    assert faults(catalogue) == [
        "not translated: Empty",
        "placeholders differ: For %(name)s -> Para %(nombre)s",
        "fuzzy: Unsure",
    ]
    assert placeholders("100 %% of %(total)d") == {"%(total)d"}


def test_compiling_writes_only_what_changed(tmp_path):
    path = path_of(tmp_path, "fr")
    path.parent.mkdir(parents=True)
    merge(None, {(None, "Save"): Found()}, "fr").save(str(path))
    assert [written.name for written in compile_all(tmp_path)] == ["django.mo"]
    assert compile_all(tmp_path) == []
