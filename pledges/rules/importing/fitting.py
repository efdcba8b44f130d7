"""What a row says beside its kind."""

from dataclasses import replace

from pledges.rules.importing.rows import PledgeRow
from pledges.rules.kinds import not_of
from workplan.rules.importing.notes import Line

_EMPTY = PledgeRow()


def fitted(row: PledgeRow, line: Line) -> PledgeRow:
    """Without what a pledge of its kind does not have; the line is told of what it said in vain."""
    left_out = [name for name in not_of(row.kind) if getattr(row, name)]
    for name in left_out:
        if said := line.text(name):
            line.note(name, "not_of_its_kind", said[:60], kind=row.kind)
    return replace(row, **{name: getattr(_EMPTY, name) for name in left_out})
