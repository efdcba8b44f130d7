from enum import StrEnum


class Status(StrEnum):
    NO_INFORMATION = "no_information"
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    DELAYED = "delayed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


SETTLED = frozenset({Status.COMPLETED, Status.CANCELLED})


def needs_source(status: Status) -> bool:
    """'No information' is the only status that an activity gets without somebody's word for it."""
    return status is not Status.NO_INFORMATION


def is_settled(status: Status) -> bool:
    """Nothing more is awaited: never late, due or silent."""
    return status in SETTLED
