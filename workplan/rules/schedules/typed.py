"""What a person types into a form: the notation of files, or words such as 'May, August and November'."""

from collections.abc import Collection

from workplan.rules.schedules.kinds import Schedule, ScheduleError, parse_schedule
from workplan.rules.schedules.words import read_words
from workplan.rules.windows import UNDATED, Window, WindowError, parse_windows


def typed_promises(line: str, undated_words: Collection[str] = ("undated",)) -> tuple[Window, ...]:
    """The deliverables of one line. Raises WindowError or ScheduleError.

    `undated_words`, folded, say one deliverable without a date.
    """
    if line.casefold() in undated_words:
        return (UNDATED,)
    try:
        return parse_windows(line)
    except WindowError as error:
        if error.code != "bad_window":
            raise
    read = read_words(line)
    if not isinstance(read.value, Window):
        raise WindowError("bad_window", text=line)
    return (read.value,)


def typed_schedule(kind: str, text: str) -> Schedule:
    """The schedule of this kind that the text says. Raises ScheduleError."""
    try:
        return parse_schedule(kind, text)
    except ScheduleError as refused:
        if refused.code != "bad_value":
            raise
        try:
            read = read_words(text)
        except ScheduleError:
            raise refused from None
        if read.kind != kind:
            raise
        return read
