"""The reference data of the Compact and of the region, from `fixtures/`; the same files twice change nothing."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models, transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.text_columns import LANGUAGE_SUFFIXES
from network_portal.taxonomy.models import (
    Country,
    GlossaryTerm,
    GuidingPrinciple,
    Objective,
    ObjectiveGroup,
    Workstream,
)
from network_portal.taxonomy.rules import marks_of_source, marks_of_titles

Row = dict[str, str]
FIXTURES = Path(settings.BASE_DIR) / "fixtures"


@transaction.atomic
def load_taxonomy(*, by: Actor, folder: Path = FIXTURES) -> int:
    """Bring objectives, groups, principles, countries, workstreams and terms to what the files say.

    Rows that the files do not name stay. Returns how many rows were added or changed.
    """
    loaders: tuple[Callable[[Path], Iterator[Loaded]], ...] = (
        _objectives,
        _fund_areas,
        _round_tables,
        _principles,
        _countries,
        _workstreams,
        _terms,
    )
    return sum(loaded.write(by) for load in loaders for loaded in list(load(folder)))


class Loaded:
    """One row of a file as it should stand in the database."""

    def __init__(
        self, model: type[models.Model], key: Row | dict[str, Any], objectives: str = "", **values: Any
    ) -> None:
        self.model, self.key, self.values = model, key, values
        self.objectives = sorted(int(number) for number in objectives.split(";") if number)

    def write(self, by: Actor) -> bool:
        found = self.model._default_manager.filter(**self.key).first()
        kept = found or self.model(**self.key)
        changes = self._changes(kept)
        if found and not changes:
            return False
        for name, value in self.values.items():
            setattr(kept, name, value)
        kept.save()
        if self.objectives:
            getattr(kept, "objectives").set(Objective.objects.filter(number__in=self.objectives))
        record("taxonomy.load_taxonomy", by=by, target=kept, changes=changes if found else {})
        return True

    def _changes(self, kept: models.Model) -> dict[str, list[Any]]:
        before = {name: getattr(kept, name) for name in self.values}
        changes = {name: [before[name], new] for name, new in self.values.items() if before[name] != new}
        if self.objectives and kept.pk:
            numbers = sorted(getattr(kept, "objectives").values_list("number", flat=True))
            if numbers != self.objectives:
                changes["objectives"] = [numbers, self.objectives]
        return changes


def _rows(folder: Path, name: str) -> list[Row]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _in_languages(row: Row, field: str, column: str = "") -> Row:
    """The four columns `<column>_es` … of a file as the fields `<field>_es` … of a model."""
    start = f"{column}_" if column else ""
    return {f"{field}_{code}": row[f"{start}{code}"] for code in LANGUAGE_SUFFIXES}


def _objectives(folder: Path) -> Iterator[Loaded]:
    for row in _rows(folder, "objectives"):
        portuguese = {"short_pt_br": row["short_pt"], "title_pt_br": row["title_pt"]}
        yield Loaded(
            Objective,
            {"number": int(row["number"])},
            **_in_languages(row | portuguese, "short", "short"),
            **_in_languages(row | portuguese, "title", "title"),
            marks=marks_of_titles(row["es_status"], row["fr_status"], row["pt_status"]),
            source="A/RES/73/195, 16",
        )


def _fund_areas(folder: Path) -> Iterator[Loaded]:
    for row in _rows(folder, "mptf_areas"):
        yield _group(ObjectiveGroup.FUND_AREA, row["number"], row["objectives"], row)


def _round_tables(folder: Path) -> Iterator[Loaded]:
    for row in _rows(folder, "working_tables"):
        yield _group(ObjectiveGroup.ROUND_TABLE, row["imrf_round_table"], row["gcm_objectives"], row)


def _group(kind: str, number: str, objectives: str, row: Row) -> Loaded:
    key = {"kind": kind, "number": int(number)}
    return Loaded(ObjectiveGroup, key, objectives, **_named(row))


def _principles(folder: Path) -> Iterator[Loaded]:
    for row in _rows(folder, "principles"):
        yield Loaded(GuidingPrinciple, {"letter": row["letter"]}, **_named(row))


def _workstreams(folder: Path) -> Iterator[Loaded]:
    for row in _rows(folder, "workstreams"):
        values = _named(row) | {"global_work_plan": row["global_workplan"]}
        yield Loaded(Workstream, {"code": row["number"]}, row["gcm_objectives_inferred"], **values)


def _terms(folder: Path) -> Iterator[Loaded]:
    for row in _rows(folder, "glossary"):
        yield Loaded(
            GlossaryTerm,
            {"key": row["key"]},
            **_in_languages(row, "term"),
            note=row["note"],
            source=row["source"],
        )


def _countries(folder: Path) -> Iterator[Loaded]:
    for row in _rows(folder, "countries"):
        is_state = row["status"] == "member State"
        yield Loaded(
            Country,
            {"iso3": row["iso3"]},
            **_named(row),
            iso2=row["iso2"],
            status=Country.MEMBER_STATE if is_state else Country.ASSOCIATE_MEMBER,
            m49_subregion=row["m49_subregion"],
            stakeholder_subregion=row["stakeholder_subregion_2025"],
            eclac_cdcc=row["eclac_cdcc"],
            in_rcm=row["rcm_member"] == "yes",
            in_sacm=row["sacm_member"] == "yes",
            champion_at_accra=row["gcm_champion_at_accra"] == "yes",
            grid_col=int(row["grid_col"]) if row["grid_col"] else None,
            grid_row=int(row["grid_row"]) if row["grid_row"] else None,
        )


def _named(row: Row) -> dict[str, Any]:
    names = _in_languages(row, "name", "name")
    return {**names, "marks": marks_of_source(row["source"]), "source": row["source"]}
