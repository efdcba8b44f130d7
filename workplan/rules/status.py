from enum import StrEnum


class Status(StrEnum):
    NO_INFORMATION = "no_information"
    NOT_STARTED = "not_started"
    ON_TRACK = "on_track"
    DELAYED = "delayed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class PlanState(StrEnum):
    DRAFT = "draft"
    ENDORSED = "endorsed"
    IN_FORCE = "in_force"
    CLOSED = "closed"


SETTLED = frozenset({Status.COMPLETED, Status.CANCELLED})

PLAN_TRANSITIONS: dict[PlanState, tuple[PlanState, ...]] = {
    PlanState.DRAFT: (PlanState.ENDORSED,),
    PlanState.ENDORSED: (PlanState.IN_FORCE,),
    PlanState.IN_FORCE: (PlanState.CLOSED,),
    PlanState.CLOSED: (),
}


def needs_source(status: Status) -> bool:
    """'No information' is the only status that an activity gets without somebody's word for it."""
    return status is not Status.NO_INFORMATION


def is_settled(status: Status) -> bool:
    """Nothing more is awaited: never late, due or silent."""
    return status in SETTLED


def can_move(current: PlanState, wanted: PlanState) -> bool:
    return wanted in PLAN_TRANSITIONS[current]
