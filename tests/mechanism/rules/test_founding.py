"""The tables compared with what the founding documents print, copied by hand."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from mechanism.rules.founding import bodies_told
from network_portal.bodies.rules.bodies import BodyTold

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
REMITS = {
    1: {2, 5, 6, 12, 18},
    2: {4, 8, 9, 10, 11, 13, 21},
    3: {14, 15, 16, 19, 20, 22},
    4: {1, 3, 7, 17, 23},
}
FIRST = {1: set(), 2: {4, 8, 13}, 3: {16, 19, 20}, 4: set()}
NAMES = {
    1: "Drivers of migration and regular pathways",
    2: "Border governance, saving lives and sustainable reintegration",
    3: "Inclusion of migrants",
    4: "Data, information and evidence-based policymaking",
}


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def told() -> list[BodyTold]:
    return list(bodies_told(rows("working_tables"), {row["key"]: row for row in rows("glossary")}))


def test_four_tables_with_the_remits_of_the_founding_document(told):
    tables = {one.number: one for one in told if one.kind == "working_table"}
    assert {number: set(one.objectives) for number, one in tables.items()} == REMITS
    assert {number: set(one.prioritised) for number, one in tables.items()} == FIRST
    assert {number: one.names["en"] for number, one in tables.items()} == NAMES


def test_each_objective_is_in_the_remit_of_one_table(told):
    assert sorted(number for one in told for number in one.objectives) == list(range(1, 24))


def test_table_four_has_three_sub_tables(told):
    found = [one for one in told if one.kind == "sub_table"]
    assert [(one.parent, one.number, one.names["en"]) for one in found] == [
        ("working-table-4", 1, "Data reliability"),
        ("working-table-4", 2, "Public policy advocacy"),
        ("working-table-4", 3, "International cooperation"),
    ]
    assert all(all(one.names.values()) for one in found)


def test_the_liaison_table_and_the_technical_table(told):
    names = {one.kind: one.names for one in told}
    assert names["liaison_table"] == {
        "es": "Mesa de Enlace",
        "en": "Liaison Table",
        "pt_br": "Mesa de Ligação",
        "fr": "Table de liaison",
    }
    assert names["technical_table"]["fr"] == "Table technique"


def test_only_english_names_are_those_of_a_document(told):
    unofficial = {"en": "verified", "es": "unofficial", "pt_br": "unofficial", "fr": "unofficial"}
    assert {tuple(sorted(one.marks.items())) for one in told} == {tuple(sorted(unofficial.items()))}


def test_what_is_taken_up_first_is_in_the_remit():
    with pytest.raises(ValueError, match=r"not in its remit: \[9\]"):
        BodyTold("x", "working_table", {}, {}, "", 1, objectives=frozenset({8}), prioritised=frozenset({8, 9}))
