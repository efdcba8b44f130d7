"""One row of `fixtures/practices.csv`: real, public practices with what is known of them and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from network_portal.common.text_statuses import TextStatus
from network_portal.knowledge.rules.practices import HubState, Mark

LANGUAGES = {"en": "en", "es": "es", "pt_br": "pt-br", "fr": "fr"}
FILED = "as filed by GFMD"
NO_ENTRY = "policy"  # known from what others wrote: no entry in any hub whose words could be the original


@dataclass(frozen=True)
class FoundingPractice:
    key: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    statuses: Mapping[str, str]
    countries: tuple[str, ...]
    year: int | None
    objectives: tuple[int, ...]
    level: str
    legal_instrument: str
    hub_state: str
    hub_address: str
    origin: str
    source: str
    marks: Mapping[str, str]


def read_practice(row: Mapping[str, str]) -> FoundingPractice:
    sources = [one.strip() for one in row["source"].split(" ; ")]
    in_hub = row["origin"] == "Hub"
    original = TextStatus.UNOFFICIAL if row["origin"] == NO_ENTRY else TextStatus.ORIGINAL
    marks = {}
    if row["objectives_basis"]:
        marks["objectives"] = Mark.FILED_BY_GFMD if row["objectives_basis"] == FILED else Mark.INFERRED
    if row["level"]:
        marks["level"] = Mark.INFERRED
    return FoundingPractice(
        key=row["slug"],
        title={code: row[f"title_{column}"] for column, code in LANGUAGES.items() if row[f"title_{column}"]},
        summary={code: row[f"summary_{column}"] for column, code in LANGUAGES.items()},
        statuses={code: original if code == "en" else TextStatus.UNOFFICIAL for code in LANGUAGES.values()},
        countries=_list(row["iso3"]),
        year=int(row["year"]) if row["year"] else None,
        objectives=tuple(int(number) for number in _list(row["gcm_objectives"])),
        level=row["level"],
        legal_instrument=row["legal_instrument"],
        hub_state=HubState.PUBLISHED if in_hub else HubState.NONE,
        hub_address=sources[0] if in_hub else "",
        origin=row["origin"],
        source="\n".join(sources),
        marks=marks,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in cell.split(";") if one.strip())
