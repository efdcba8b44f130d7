from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches

from workplan.rules.importing import Problem, normalise_name
from workplan.rules.importing.notes import Line

MOST_SOUGHT = 500


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """One pledge as a file has it. Empty stands for 'unknown'; organisations are the keys that files carry.

    `activity` is `2023-2024/B3.2`, `marks` pairs a field with what is said of it.
    """

    reference: str = ""
    year: int | None = None
    title: str = ""
    text: str = ""
    measured: str = ""
    language: str = ""
    kind: str = ""
    form: str = ""
    concern: str = ""
    stage: str = ""
    organisation: str = ""
    partners: tuple[str, ...] = ()
    reporter: str = ""
    objectives: tuple[int, ...] = ()
    principles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    starts_on: date | None = None
    deadline: date | None = None
    matches: str = ""
    matches_number: str = ""
    global_number: str = ""
    global_address: str = ""
    activity: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    source: str = ""
    is_example: bool = False
    published_at: datetime | None = None


@dataclass(frozen=True)
class ReadRow:
    """A row with the line that it stood in, for what is found later."""

    line: Line
    row: PledgeRow


@dataclass
class Reading:
    """What a file says; `columns` are those that it has."""

    rows: list[ReadRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    columns: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Directory:
    """What the portal knows already.

    `keys` are what files carry for organisations, `names` every acronym, name and alias as `normalise_name` gives
    it; `countries` and `principles` every name and code, so given, to the code.
    """

    keys: Set[str]
    names: Mapping[str, str]
    countries: Mapping[str, str] = field(default_factory=dict)
    principles: Mapping[str, str] = field(default_factory=dict)
    objectives: Set[int] = frozenset(range(1, 24))
    sought: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def organisation(self, name: str) -> str | None:
        """A key as it is written comes first: two of them may differ in signs alone."""
        return name if name in self.keys else self.names.get(normalise_name(name))

    def nearest(self, name: str) -> tuple[str, ...]:
        """Keys of those called most like it. Sought once a name, and of a file that has hundreds that nobody knows of
        the first ones alone: each is compared with every name there is."""
        wanted = normalise_name(name)
        if wanted not in self.sought and len(self.sought) < MOST_SOUGHT:
            close = get_close_matches(wanted, list(self.names), n=10, cutoff=0.6)
            self.sought[wanted] = tuple(dict.fromkeys(self.names[alias] for alias in close))[:3]
        return self.sought.get(wanted, ())
