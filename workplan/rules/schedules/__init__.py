from workplan.rules.schedules.kinds import (
    TENTATIVE_KINDS,
    Rate,
    Schedule,
    ScheduleError,
    ScheduleKind,
    parse_schedule,
    shift_schedule,
)
from workplan.rules.schedules.promises import promised_windows
from workplan.rules.schedules.typed import typed_promises, typed_schedule
from workplan.rules.schedules.words import read_words

__all__ = [
    "TENTATIVE_KINDS",
    "Rate",
    "Schedule",
    "ScheduleError",
    "ScheduleKind",
    "parse_schedule",
    "promised_windows",
    "read_words",
    "shift_schedule",
    "typed_promises",
    "typed_schedule",
]
