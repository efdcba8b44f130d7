"""A table of answers that came back filled: looked at first, then saved as drafts, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.spreadsheets import read_table
from network_portal.common.versions import CHANGED_MEANWHILE
from network_portal.monitoring.actions.updates import answer_of, save_draft
from network_portal.monitoring.models import Duty, Update
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
    rows, problems = read_rows(read_table(content, name)[0].rows, known, known_words(owed))
    changed = [row for row in rows if not _says_the_same(row, known[row.code])]
    problems += [Problem(row.row, row.cell, code) for row in changed if (code := _closed(known[row.code]))]
    changes = [(known[row.code], row.answer, version_of(known[row.code])) for row in changed]
    return Reading(changes, sorted(problems, key=lambda problem: problem.row))


@transaction.atomic
def save_answers(*, by: Actor, answers: Sequence[tuple[Duty, Answer, int]], language: str) -> int:
    """All of them as drafts, or none; how many. The same again changes nothing. Raises what `save_draft` raises."""
    for duty, answer, version in answers:
        try:
            save_draft(by=by, duty=duty, version=version, answer=answer, language=language)
        except DomainError as error:
            saved = Update.objects.filter(duty=duty).first()
            if error.code != CHANGED_MEANWHILE or saved is None or answer_of(saved) != answer:
                raise
    return len(answers)


def conflicts_of(answers: Sequence[tuple[Duty, Answer, int]], owed: Sequence[Owed]) -> list[Owed]:
    """Of these answers, where somebody else saved something else meanwhile; `owed` is as it stands now."""
    now = {one.duty.pk: one for one in owed}
    changed = [(now[duty.pk], answer) for duty, answer, seen in answers if version_of(now[duty.pk]) != seen]
    return [one for one, answer in changed if one.update is not None and answer_of(one.update) != answer]


def _says_the_same(row: Row, owed: Owed) -> bool:
    return owed.update is not None and answer_of(owed.update) == row.answer


def _closed(owed: Owed) -> str:
    if not owed.duty.takes_updates:
        return "round_takes_no_updates"
    if owed.is_accepted:
        return "update_is_accepted"
    return "update_is_sent" if owed.is_sent else ""


def version_of(owed: Owed) -> int:
    return owed.update.version if owed.update else 0
