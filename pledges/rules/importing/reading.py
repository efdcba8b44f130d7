"""One line of a file as a pledge; every doubt becomes a note of its cell."""

from collections.abc import Iterable

from pledges.rules import lengths, references
from pledges.rules.importing import cells
from pledges.rules.importing.rows import Directory, PledgeRow, ReadRow
from workplan.rules.importing.notes import Line


def read_line(line: Line, directory: Directory) -> PledgeRow:
    starts_on, deadline = cells.read_day(line, "starts_on"), cells.read_day(line, "deadline")
    row = PledgeRow(
        reference=_reference(line, "reference"),
        year=_year(line),
        title=cells.read_one_line(line, "title"),
        text=cells.read_lines_of(line, "text"),
        measured=cells.read_lines_of(line, "measured"),
        language=cells.read_choice(line, "language"),
        kind=cells.read_choice(line, "kind"),
        form=cells.read_choice(line, "form"),
        concern=cells.read_choice(line, "concern"),
        stage=cells.read_choice(line, "stage"),
        organisation=cells.read_organisation(line, "organisation", directory),
        partners=cells.read_organisations(line, "partners", directory),
        reporter=cells.read_organisation(line, "reporter", directory),
        objectives=cells.read_objectives(line, directory),
        principles=cells.read_principles(line, directory),
        countries=cells.read_countries(line, directory),
        starts_on=starts_on,
        deadline=deadline,
        matches=_reference(line, "matches"),
        matches_number=cells.read_one_line(line, "matches_number"),
        global_number=cells.read_one_line(line, "global_number"),
        global_address=cells.read_address(line, "global_address", lengths.ADDRESS),
        activity=cells.read_activity(line),
        marks=cells.read_marks(line),
        source=cells.read_lines_of(line, "source"),
        is_example=cells.read_yes_or_no(line, "is_example"),
        published_at=cells.read_moment(line, "published_at"),
    )
    _check(line, row)
    return row


def refuse_twins(rows: Iterable[ReadRow]) -> None:
    """A reference once, and a pledge without one once: an organisation with a title."""
    references_seen: dict[str, Line] = {}
    pledges_seen: dict[tuple[str, str], Line] = {}
    for one in rows:
        line, row = one.line, one.row
        if row.reference:
            first = references_seen.setdefault(row.reference, line)
            column, code, value = "reference", "reference_twice", row.reference
        elif row.title and row.organisation:
            first = pledges_seen.setdefault((row.organisation, same_title(row.title)), line)
            column, code, value = "title", "pledge_twice", row.title[:60]
        else:
            continue
        if first is not line:
            line.note(column, code, value, first=first.ref(column))


def same_title(title: str) -> str:
    """What tells a pledge that comes without a reference, beside its organisation."""
    return " ".join(title.casefold().split())


def _reference(line: Line, column: str) -> str:
    text = line.text(column)
    parts = references.parts(text) if text else None
    if text and not parts:
        line.note(column, "reference_unreadable", text[:60])
    if parts and parts[1] > references.MOST_WRITTEN:
        line.note(column, "reference_too_high", text[:60], most=str(references.MOST_WRITTEN))
    return references.reference(*parts) if parts else ""


def _year(line: Line) -> int | None:
    text = line.text("year")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 1990 <= int(text) <= 2999):
        line.note("year", "year_unreadable", text[:20])
        return None
    return int(text)


def _check(line: Line, row: PledgeRow) -> None:
    parts = references.parts(row.reference) if row.reference else None
    if parts and row.year and parts[0] != row.year:
        line.note("year", "year_differs", str(row.year), expected=row.reference)
    _check_lengths(line, row)


def _check_lengths(line: Line, row: PledgeRow) -> None:
    for column, most in (
        ("title", lengths.TITLE),
        ("text", lengths.TEXT_MOST),
        ("measured", lengths.MEASURED),
        ("matches_number", lengths.GLOBAL_NUMBER),
        ("global_number", lengths.GLOBAL_NUMBER),
    ):
        counted = lengths.counted(getattr(row, column))
        if counted > most:
            code = "title_too_long" if column == "title" else "text_too_long"
            line.note(column, code, getattr(row, column)[:40], counted=str(counted), most=str(most))
    counted = lengths.counted(row.text)
    if row.text and counted < lengths.TEXT_LEAST:
        values = {"counted": str(counted), "least": str(lengths.TEXT_LEAST)}
        line.note("text", "text_too_short", row.text[:40], **values)
