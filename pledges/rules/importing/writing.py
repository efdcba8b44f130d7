from datetime import datetime

from pledges.rules.importing.rows import PledgeRow


def write_row(row: PledgeRow) -> list[str]:
    """A pledge in the columns of the table, in their order; `read_line` gives the same pledge back."""
    return [
        row.reference,
        str(row.year or ""),
        row.title,
        row.text,
        row.measured,
        row.language,
        row.kind,
        row.form,
        row.concern,
        row.stage,
        row.organisation,
        ";".join(row.partners),
        row.reporter,
        ";".join(map(str, row.objectives)),
        ";".join(row.principles),
        ";".join(row.countries),
        row.starts_on.isoformat() if row.starts_on else "",
        row.deadline.isoformat() if row.deadline else "",
        row.matches,
        row.matches_number,
        row.global_number,
        row.global_address,
        row.activity,
        "; ".join(f"{column}={word}" for column, word in row.marks),
        row.source,
        "yes" if row.is_example else "",
        _moment(row.published_at),
    ]


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
