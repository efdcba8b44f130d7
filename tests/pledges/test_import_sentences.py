import re

import pytest
from django.conf import settings
from django.utils.translation import override

from pledges.import_sentences import COLUMN_NAMES, HOW_TO_WRITE, SENTENCES, cell_words, column_name
from pledges.rules.importing import COLUMNS, CONTRADICTIONS, OF_REGISTRY, PROBLEMS, WARNINGS
from pledges.rules.importing.columns import recognise
from pledges.rules.importing.words import CHOICES
from workplan.rules.importing import normalise_name

DOUBTS = {**PROBLEMS, **CONTRADICTIONS, **OF_REGISTRY, **WARNINGS}
OWN = {"row", "column", "cell", "value", "sheet"}


def test_every_doubt_has_its_sentence_and_every_sentence_its_doubt():
    assert SENTENCES.keys() == DOUBTS.keys()


@pytest.mark.parametrize("code", sorted(DOUBTS))
def test_a_sentence_asks_for_no_more_than_the_doubt_gives(code):
    extra = {"language"} if code == "language_assumed" else set()
    assert set(re.findall(r"%\((\w+)\)s", str(SENTENCES[code]))) <= {*DOUBTS[code], *OWN, *extra}


def test_every_column_has_a_name():
    assert set(COLUMNS) == set(COLUMN_NAMES) >= set(HOW_TO_WRITE)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_what_a_page_calls_a_column_or_a_choice_is_read_in_a_file(language):
    with override(language):
        assert {column: recognise(column_name(column)) for column in COLUMNS} == {column: column for column in COLUMNS}
        for column, words in CHOICES.items():
            for code in set(words.values()):
                assert words.get(normalise_name(cell_words(column, code))) == code, (column, code)
