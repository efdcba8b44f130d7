import csv
import shutil

import pytest

from network_portal.audit.models import Event
from network_portal.common.actors import SYSTEM
from network_portal.taxonomy.actions.reference_data import FIXTURES, load_taxonomy
from network_portal.taxonomy.models import Country, GlossaryTerm, Objective, ObjectiveGroup, Workstream

pytestmark = pytest.mark.django_db


def test_the_same_files_twice_change_nothing():
    assert load_taxonomy(by=SYSTEM) == 23 + 5 + 4 + 10 + 47 + 8 + 132
    events = Event.objects.count()
    assert load_taxonomy(by=SYSTEM) == 0
    assert Event.objects.count() == events


def test_a_changed_file_changes_its_row_alone(tmp_path):
    load_taxonomy(by=SYSTEM)
    folder = tmp_path / "fixtures"
    shutil.copytree(FIXTURES, folder)
    with (folder / "mptf_areas.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["objectives"] = "1;3"
    with (folder / "mptf_areas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert load_taxonomy(by=SYSTEM, folder=folder) == 1
    event = Event.objects.first()
    assert event.changes == {"objectives": [[1, 3, 17, 23], [1, 3]]}


def test_every_objective_is_in_its_groups():
    load_taxonomy(by=SYSTEM)
    tables = ObjectiveGroup.objects.filter(kind=ObjectiveGroup.ROUND_TABLE)
    assert sorted(tables.values_list("objectives__number", flat=True)) == list(range(1, 24))
    all_areas = Objective.objects.get(number=23).groups.filter(kind=ObjectiveGroup.FUND_AREA)
    assert all_areas.count() == 5
    for objective in Objective.objects.exclude(number=23):
        assert objective.groups.filter(kind=ObjectiveGroup.FUND_AREA).count() == 1, objective
    assert ObjectiveGroup.objects.get(kind="round_table", number=3).name_en == "Inclusion of migrants"


def test_facts_of_the_region_are_kept():
    load_taxonomy(by=SYSTEM)
    assert Country.objects.filter(status=Country.MEMBER_STATE).count() == 33
    belize = Country.objects.get(iso3="BLZ")
    assert (belize.stakeholder_subregion, belize.eclac_cdcc) == ("Mexico and Central America", "member")
    assert Country.objects.get(iso3="GUF").grid_col is None
    assert sorted(Workstream.objects.get(code="2").objectives.values_list("number", flat=True)) == [8, 14]
    assert GlossaryTerm.objects.get(key="gcm").term_es.startswith("Pacto Mundial")
