from workplan.rules.importing.cells import dated_text, iso_dates
from workplan.rules.importing.directory import normalise_name
from workplan.rules.importing.notes import Line
from workplan.rules.schedules import Schedule, ScheduleError, ScheduleKind, parse_schedule, read_words

NO_SCHEDULE = Schedule(ScheduleKind.NONE)

_KINDS = {normalise_name(kind.value): kind for kind in ScheduleKind}
_WORD_CODES = {
    "year_missing": "schedule_year_missing",
    "doubt_not_expressible": "schedule_doubt",
    "several_dates": "schedule_several_dates",
    "ambiguous_date": "date_ambiguous",
    "impossible_date": "date_impossible",
    "ends_before_start": "dates_reversed",
}


def read_schedule(line: Line, year_hint: int | None) -> tuple[str, Schedule]:
    """The words as printed, and what they mean: the columns say it, else the words themselves."""
    raw = dated_text(line, "schedule_raw")
    kind = line.text("schedule_kind").strip()
    if not kind:
        return raw, _from_words(line, raw, year_hint)
    schedule = _from_columns(line, kind)
    if schedule and raw and _clearly_differs(raw, schedule, year_hint):
        line.note("schedule_raw", "schedule_words_differ", raw)
    return raw, schedule or NO_SCHEDULE


def _from_columns(line: Line, kind: str) -> Schedule | None:
    known = _KINDS.get(normalise_name(kind))
    if known is None:
        line.note("schedule_kind", "schedule_kind_unknown", kind)
        return None
    text = dated_text(line, "schedule_normalised")
    try:
        return parse_schedule(known.value, iso_dates(text))
    except ScheduleError as error:
        code = _WORD_CODES.get(error.code, "schedule_value_unreadable")
        line.note("schedule_normalised", code, text, kind=known.value)
        return None


def _from_words(line: Line, raw: str, year_hint: int | None) -> Schedule:
    if text := dated_text(line, "schedule_normalised"):
        line.note("schedule_normalised", "schedule_kind_missing", text)
        return NO_SCHEDULE
    try:
        return read_words(raw, year_hint)
    except ScheduleError as error:
        line.note("schedule_raw", _WORD_CODES.get(error.code, "schedule_unreadable"), raw)
        return NO_SCHEDULE


def _clearly_differs(raw: str, schedule: Schedule, year_hint: int | None) -> bool:
    try:
        return read_words(raw, year_hint) != schedule
    except ScheduleError:
        return False
