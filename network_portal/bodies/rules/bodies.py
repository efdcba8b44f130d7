"""A body as a source tells of it, on plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class BodyTold:
    """`names` and `marks` by the suffix of the language; `parent` is a slug; objectives by number.

    Raises ValueError where a body takes up first what is not in its remit.
    """

    slug: str
    kind: str
    names: Mapping[str, str]
    marks: Mapping[str, str]
    source: str
    number: int | None = None
    parent: str = ""
    objectives: frozenset[int] = field(default_factory=frozenset)
    prioritised: frozenset[int] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        beyond = sorted(self.prioritised - self.objectives)
        if beyond:
            raise ValueError(f"{self.slug} cannot take up first what is not in its remit: {beyond}")
