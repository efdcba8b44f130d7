from enum import StrEnum

from workplan.rules.errors import CodedError


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


class StatusError(CodedError):
    """Codes: source_required (values: status), plan_state_not_allowed (values: current, wanted)."""


DEFAULT_STATUS = Status.NO_INFORMATION
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


def check_source(status: Status, source: str = "", note: str = "") -> None:
    """Raises StatusError('source_required') unless a source or a note stands behind the status."""
    if needs_source(status) and not (source.strip() or note.strip()):
        raise StatusError("source_required", status=status.value)


def is_settled(status: Status) -> bool:
    """Nothing more is awaited: never late, due or silent."""
    return status in SETTLED


def can_move(current: PlanState, wanted: PlanState) -> bool:
    return wanted in PLAN_TRANSITIONS[current]


def check_move(current: PlanState, wanted: PlanState) -> None:
    """Raises StatusError('plan_state_not_allowed') for a step that a plan cannot take."""
    if not can_move(current, wanted):
        raise StatusError("plan_state_not_allowed", current=current.value, wanted=wanted.value)
