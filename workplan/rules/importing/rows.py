from dataclasses import dataclass, field
from enum import StrEnum

from workplan.rules.importing.problems import Problem
from workplan.rules.schedules import Schedule
from workplan.rules.windows import Window


class Reporter(StrEnum):
    """Reporters that are no single organisation; the values are those of the file."""

    ROTATING = "rotating"
    CO_CHAIRS = "co-chairs"


class Supporting(StrEnum):
    """Who supports; the values are those of the file, LISTED stands for the organisations named."""

    NETWORK = "Network"
    WORKSTREAMS = "as in the global workstreams"
    NONE_GIVEN = "none given"
    LISTED = "listed"


@dataclass(frozen=True)
class ActivityRow:
    """One activity as a file says it; organisations are keys of the Directory.

    `entities_words` holds words such as '(corresponding agency)' that name no organisation.
    """

    code: str
    official_code: str
    priority: str
    title_en: str
    title_es: str
    title_pt_br: str
    title_fr: str
    objectives: tuple[int, ...]
    global_references: tuple[str, ...]
    workstreams: tuple[str, ...]
    entities_in_charge: tuple[str, ...]
    entities_words: str
    reporter: str
    supporting: Supporting
    supporting_organisations: tuple[str, ...]
    schedule_raw: str
    schedule: Schedule
    deliverables: tuple[Window, ...]
    tentative: bool
    actual: tuple[Window, ...]
    actual_source: str


@dataclass(frozen=True)
class Reading:
    """All or nothing: `activities` are to be trusted only where `problems` is empty.

    `columns` are those that the file has: where `deliverables` is not among them, nothing was said
    about deliverables, which is not the same as none promised.
    """

    activities: list[ActivityRow]
    problems: list[Problem]
    warnings: list[Problem]
    columns: frozenset[str] = field(default_factory=frozenset)
