"""A table of answers that came back filled: looked at first, then saved as drafts, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from network_portal.common.actors import Actor
from network_portal.common.spreadsheets import read_table
from network_portal.monitoring.actions.updates import answer_of, save_draft
from network_portal.monitoring.models import Duty
from network_portal.monitoring.queries.answer_files import known_words
from network_portal.monitoring.queries.owed import Owed
from network_portal.monitoring.rules.answer_files import Problem, Row, read_rows
from network_portal.monitoring.rules.updates import Answer


@dataclass(frozen=True)
class Reading:
    """`changes` are the answers that differ from what is saved, each with the version that was seen."""

    changes: list[tuple[Owed, Answer, int]]
    problems: list[Problem]


def read_answers(content: bytes, name: str, owed: Sequence[Owed]) -> Reading:
    """Raises UnreadableFile. What is owed and not in the file stays as it is."""
    known = {one.facts.code: one for one in owed}
    rows, problems = read_rows(read_table(content, name)[0].rows, known, known_words())
    changed = [row for row in rows if not _says_the_same(row, known[row.code])]
    problems += [Problem(row.row, row.cell, code) for row in changed if (code := _closed(known[row.code]))]
    changes = [(known[row.code], row.answer, _version(known[row.code])) for row in changed]
    return Reading(changes, sorted(problems, key=lambda problem: problem.row))


@transaction.atomic
def save_answers(*, by: Actor, answers: Sequence[tuple[Duty, Answer, int]], language: str) -> int:
    """All of them as drafts, or none; how many. Raises what `save_draft` raises."""
    for duty, answer, version in answers:
        save_draft(by=by, duty=duty, version=version, answer=answer, language=language)
    return len(answers)


def _says_the_same(row: Row, owed: Owed) -> bool:
    return owed.update is not None and answer_of(owed.update) == row.answer


def _closed(owed: Owed) -> str:
    if not owed.duty.takes_updates:
        return "round_takes_no_updates"
    if owed.is_accepted:
        return "update_is_accepted"
    return "update_is_sent" if owed.is_sent else ""


def _version(owed: Owed) -> int:
    return owed.update.version if owed.update else 0
