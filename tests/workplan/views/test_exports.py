import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.test import Client

from network_portal.common.actors import CO_CHAIR, EDITOR, SYSTEM
from network_portal.monitoring.models import Subject
from network_portal.organisations.models import Organisation
from tests.factories import make_draft, make_focal_point, make_reference_data, make_staff, make_user, signed_in
from workplan.actions.imports import import_plan
from workplan.models import Activity, Plan
from workplan.queries.exports import stored_activities
from workplan.queries.imports import preview_import, read_plan_file

pytestmark = pytest.mark.django_db
ADDRESS = "/en/work-plan/2025-2026/export"
CONTENT = (
    b"code,title_en,title_es,entities_in_charge,reporter,supporting,deliverables\n"
    b"B1.2,Meetings,Reuniones,IOM;ECLAC,IOM,Network,2025-05;2025-11\n"
    b"B3.1,=cmd|' /C calc'!A1,-1+1,ILO;UNICEF,rotating,UNDP,undated:2\n"
)


@pytest.fixture
def plan():
    make_reference_data()
    plan = make_draft(endorsed_on=date(2025, 5, 31))
    reading = read_plan_file(plan, CONTENT, "plan.csv")
    import_plan(by=SYSTEM, plan=plan, reading=reading, fingerprint=preview_import(plan, reading).fingerprint)
    Plan.objects.update(state="endorsed")
    return Plan.objects.get()


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode())))


def cells_of(content: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_everyone_may_download_a_public_plan(plan, form):
    answer = Client().get(f"{ADDRESS}.{form}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="2025-2026.{form}"'
    assert answer.headers["Cache-Control"].startswith("public")


def test_a_draft_is_for_those_who_may_read_it(plan):
    Plan.objects.update(state="draft")
    statuses = [
        client.get(f"{ADDRESS}.csv").status_code
        for client in (
            Client(),
            signed_in(make_user()),
            signed_in(make_staff(EDITOR)),
            signed_in(make_staff(CO_CHAIR)),
        )
    ]
    assert statuses == [404, 404, 200, 200]


@pytest.mark.parametrize("address", [f"{ADDRESS}.pdf", "/en/work-plan/2031-2032/export.csv"])
def test_what_does_not_exist(plan, address):
    assert Client().get(address).status_code == 404


def test_both_forms_say_the_same_and_go_in_again_without_a_change(plan):
    table = rows_of(Client().get(f"{ADDRESS}.csv").content)
    book = Client().get(f"{ADDRESS}.xlsx").content
    assert cells_of(book) == table
    Plan.objects.update(state="draft")
    plan = Plan.objects.get()
    before = list(Activity.objects.values())
    text = signed_in(make_staff(CO_CHAIR)).get(f"{ADDRESS}.csv").content
    for content, name in ((text, "plan.csv"), (book, "plan.xlsx")):
        preview = preview_import(plan, read_plan_file(plan, content, name))
        assert preview.problems == ()
        assert preview.changes_nothing
    assert list(Activity.objects.values()) == before


def test_cells_that_a_spreadsheet_would_run_are_neutralised(plan):
    table = rows_of(Client().get(f"{ADDRESS}.csv").content)
    row = dict(zip(table[0], table[2], strict=True))
    assert row["title_en"] == "'=cmd|' /C calc'!A1"
    assert row["title_es"] == "'-1+1"
    sheet = openpyxl.load_workbook(io.BytesIO(Client().get(f"{ADDRESS}.xlsx").content)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert not any(str(cell.value).startswith(("=", "+", "@")) for row in sheet.iter_rows() for cell in row)
    assert Activity.objects.get(code="B3.1").title_en == "=cmd|' /C calc'!A1"


def test_who_does_not_want_to_be_seen_is_in_the_copies_of_co_chairs_and_of_its_own_people(plan):
    Organisation.objects.filter(slug="unicef").update(is_listed=False, kind="civil_society")
    assert b"UNICEF" not in Client().get(f"{ADDRESS}.csv").content
    assert b"UNICEF" not in signed_in(make_staff(EDITOR)).get(f"{ADDRESS}.csv").content
    for person in (make_staff(CO_CHAIR), make_focal_point(Organisation.objects.get(slug="unicef"))):
        assert b"UNICEF" in signed_in(person).get(f"{ADDRESS}.csv").content


def test_the_same_queries_at_any_size(plan, django_assert_num_queries):
    def ask():
        return stored_activities(plan)

    with django_assert_num_queries(6):
        ask()
    activity = Activity.objects.get(code="B1.2")
    Activity.objects.bulk_create(
        Activity(
            plan=plan,
            priority=activity.priority,
            code=f"B1.{n}",
            official_code=f"1.{n}",
            reporter=activity.reporter,
            subject=Subject.objects.create(),
        )
        for n in range(3, 60)
    )
    with django_assert_num_queries(6):
        assert len(ask()) == 59


def test_the_founding_plan_comes_out_byte_for_byte(client):
    for command in ("load_taxonomy", "load_organisations", "load_work_plans"):
        call_command(command, verbosity=0)
    fixture = (Path(project.BASE_DIR) / "fixtures" / "work_plan_2023_2024.csv").read_bytes()
    assert client.get("/en/work-plan/2023-2024/export.csv").content == fixture
    assert cells_of(client.get("/en/work-plan/2023-2024/export.xlsx").content) == rows_of(fixture)
