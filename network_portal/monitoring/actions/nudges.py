"""A co-chair writes by hand to organisations that still owe."""

from collections.abc import Collection

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.monitoring.actions.lengths import check_length
from network_portal.monitoring.actions.notices import Letter, notify, owing
from network_portal.monitoring.actions.previews import preview_of
from network_portal.monitoring.models import Notice, Round
from network_portal.monitoring.queries.notices import duty_values
from network_portal.monitoring.queries.people import focal_points
from network_portal.monitoring.rules.lengths import LONGEST_WORDS
from network_portal.monitoring.rules.rounds import NoticeKind


@transaction.atomic
def nudge(*, by: Actor, round_: Round, organisations: Collection[int], words: str, nudged_before: int) -> int:
    """Write to organisations that still owe, by hand. `nudged_before` is how many nudges of this round the
    co-chair saw: a form sent twice nudges once. Raises DomainError: nobody_to_nudge, round_not_open, words_too_long."""
    check_length(words, LONGEST_WORDS)
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    if not locked.is_open:
        raise DomainError("round_not_open")
    if nudges_of(locked) != nudged_before:
        return 0
    bodies = set(organisations) & owing(locked)
    written = notify(locked, NoticeKind.NUDGE, bodies, Letter(f"nudge {nudged_before + 1}", words.strip()))
    if not written:
        raise DomainError("nobody_to_nudge")
    record("monitoring.nudge", by=by, target=locked, changes={"organisations": [[], sorted(bodies)]}, note=words)
    return written


def preview_nudge(*, round_: Round, organisations: Collection[int], words: str) -> list[dict[str, str]]:
    """What `nudge` would send now: `name`, `organisation`, `language`, `subject` and `text` of each mail, which
    names the personal link and does not show it."""
    bodies = set(organisations) & owing(round_)
    people = {(body, person.pk): person for body, persons in focal_points(bodies).items() for person in persons}
    values = duty_values(round_, people, words=words.strip())
    return [preview_of("monitoring.nudge", person, values[pair]) for pair, person in sorted(people.items())]


def nudges_of(round_: Round) -> int:
    nudges = Notice.objects.filter(round=round_, kind=NoticeKind.NUDGE)
    return nudges.values("occasion").distinct().count()
