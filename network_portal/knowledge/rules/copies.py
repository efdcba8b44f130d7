"""'We copied this': an organisation tells where, when and with what changes it copied a practice; staff moderates."""

from collections.abc import Iterator
from enum import StrEnum

from network_portal.common.kept_lines import is_empty

Refusal = tuple[str, str]


class CopyState(StrEnum):
    WAITING = "waiting"
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


STEPS = {
    CopyState.WAITING: {CopyState.PUBLISHED, CopyState.DECLINED, CopyState.WITHDRAWN},
    CopyState.PUBLISHED: {CopyState.WITHDRAWN},
    CopyState.DECLINED: set(),
    CopyState.WITHDRAWN: set(),
}
STANDING = (CopyState.WAITING, CopyState.PUBLISHED)


def may_become(state: str, following: CopyState) -> bool:
    return following in STEPS[CopyState(state)]


def copy_refusals(*, year: int | None, since: int | None, this_year: int, changed: str) -> Iterator[Refusal]:
    """Code and field of all that speaks against it. `since` is the first year of the practice, where it is known."""
    if year and year > this_year:
        yield "copy_in_future", "year"
    elif year and since and year < since:
        yield "copy_before_practice", "year"
    if is_empty(changed):
        yield "copy_needs_words", "changed"
