"""The tables of the Mechanism, from `fixtures/`; the same files twice change nothing."""

import csv
from pathlib import Path

from django.conf import settings
from django.db import transaction

from mechanism.actions.milestones import load_milestones
from mechanism.rules.founding import Row, bodies_told
from network_portal.bodies.actions.bodies import load_body
from network_portal.common.actors import Actor

FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@transaction.atomic
def load_mechanism(*, by: Actor, folder: Path = FIXTURES) -> int:
    """The four Working Tables, the sub-tables, the Liaison Table and the Technical Table; with their
    milestones; how many were made or corrected. Objectives are loaded before."""
    terms = {row["key"]: row for row in _rows(folder / "glossary.csv")}
    told = list(bodies_told(_rows(folder / "working_tables.csv"), terms))
    return sum(load_body(by=by, told=one) for one in told) + load_milestones(by=by)


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
