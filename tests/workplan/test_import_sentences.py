import re

import pytest
from django.utils.functional import Promise

from workplan.import_sentences import COLUMN_NAMES, SENTENCES, file_sentence
from workplan.rules.importing import COLUMNS, PROBLEMS, WARNINGS, Problem

DOUBTS = {**PROBLEMS, **WARNINGS}
OF_THE_PLAN = {
    "code_retired",
    "title_needed",
    "text_too_long",
    "actual_in_future",
    "actual_too_many",
    "promise_already_done",
}
OWN = {"row", "column", "cell", "value", "sheet"}


def placeholders(text) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", str(text)))


def test_every_doubt_has_its_sentence_and_every_sentence_its_doubt():
    assert set(SENTENCES) == DOUBTS.keys() | OF_THE_PLAN
    assert all(isinstance(sentence, Promise) for sentence in SENTENCES.values())


@pytest.mark.parametrize("code", sorted(DOUBTS))
def test_a_sentence_asks_for_no_more_than_the_doubt_gives(code):
    assert placeholders(SENTENCES[code]) <= {*DOUBTS[code], *OWN}


def test_every_column_has_a_name():
    assert set(COLUMNS) <= set(COLUMN_NAMES)


def test_a_sentence_calls_columns_by_their_name():
    problem = Problem(1, "title_en", "B1", "", "column_missing")
    assert "“title in English”" in file_sentence(problem)
