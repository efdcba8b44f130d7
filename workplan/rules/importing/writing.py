from collections.abc import Iterable

from workplan.rules.importing.headers import COLUMNS
from workplan.rules.importing.rows import ActivityRow, Supporting
from workplan.rules.references import join_references
from workplan.rules.windows import format_windows


def write_plan(activities: Iterable[ActivityRow]) -> list[list[str]]:
    """The import format: the header and one row an activity; `read_plan` gives the same activities back."""
    return [list(COLUMNS), *map(write_row, activities)]


def write_row(row: ActivityRow) -> list[str]:
    listed = row.supporting is Supporting.LISTED
    return [
        row.code,
        row.official_code,
        row.priority,
        row.title_en,
        row.title_es,
        row.title_pt_br,
        row.title_fr,
        ";".join(map(str, row.objectives)),
        join_references(row.global_references),
        ";".join(row.workstreams),
        row.entities_words or ";".join(row.entities_in_charge),
        row.reporter,
        ";".join(row.supporting_organisations) if listed else row.supporting.value,
        row.schedule_raw,
        row.schedule.kind.value,
        row.schedule.normalised,
        format_windows(row.deliverables),
        "yes" if row.tentative else "",
        format_windows(row.actual),
        row.actual_source,
    ]
