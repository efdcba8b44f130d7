"""What speaks against the values of a pledge, however far they got. Pages and files each say it in their words."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pledges.rules.kinds import Concern, Kind, needs_partners

FIRST_YEAR, LAST_YEAR = 2000, 2100  # of a day; any other is a slip of typing


class Contradiction(NamedTuple):
    code: str
    field: str


def contradictions(values: Mapping[str, Any]) -> Iterator[Contradiction]:
    """`values` by field of the pledge; `pledge` is the pledge itself where it is published.

    Others are named by their identifiers or by the keys of a file; days are days, or their text.
    """
    if values.get("concern") == Concern.REFUGEES:
        yield Contradiction("refugees_only", "concern")
    starts_on, deadline = values.get("starts_on"), values.get("deadline")
    if starts_on and deadline and deadline < starts_on:
        yield Contradiction("deadline_before_start", "deadline")
    for name in ("starts_on", "deadline"):
        if values.get(name) and not FIRST_YEAR <= int(str(values[name])[:4]) <= LAST_YEAR:
            yield Contradiction("day_far_away", name)
    if values.get("matches") and values["matches"] == values.get("pledge"):
        yield Contradiction("matches_itself", "matches")
    if values.get("organisation"):
        yield from _of_who_takes_part(values)


def _of_who_takes_part(values: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Partners report only where the kind needs them: of other kinds they are not published."""
    organisation, partners = values["organisation"], values.get("partners") or ()
    if organisation in partners:
        yield Contradiction("partner_is_itself", "partners")
    kind, reporter = values.get("kind"), values.get("reporter")
    counting = partners if not kind or needs_partners(Kind(kind)) else ()
    if reporter and reporter not in (organisation, *counting):
        yield Contradiction("reporter_elsewhere", "reporter")
