from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    PLANNING = "planning"
    IN_PROGRESS = "in_progress"
    FULFILLED = "fulfilled"
    DISCONTINUED = "discontinued"


SETTLED = frozenset({Stage.FULFILLED, Stage.DISCONTINUED})

OF_ACTIVITY: Mapping[str, Stage] = {
    "not_started": Stage.PLANNING,
    "on_track": Stage.IN_PROGRESS,
    "delayed": Stage.IN_PROGRESS,
    "completed": Stage.FULFILLED,
    "cancelled": Stage.DISCONTINUED,
}
"""One update serves a pledge and the activity that carries it: the stage that follows from the activity's status."""

MARKS: Mapping[str, str] = {
    Stage.PLANNING: "not_started",
    Stage.IN_PROGRESS: "on_track",
    Stage.FULFILLED: "completed",
    Stage.DISCONTINUED: "cancelled",
    "": "no_information",
}
"""A stage bears the badge of the status that is most like it; '' is a stage that is not known."""


def stage_of(status: str) -> Stage | None:
    """What an update's status says of the pledge; None where it says nothing."""
    return Stage(status) if status in set(Stage) else OF_ACTIVITY.get(status)
