from datetime import date

import pytest
from django.core.management import CommandError, call_command

from network_portal.audit.models import Event
from tests.factories import make_draft, make_reference_data
from workplan.models import Activity, Deliverable, Plan

pytestmark = pytest.mark.django_db
GOOD = "code,title_en,entities_in_charge,reporter\nB1.2,Meetings,IOM;ECLAC,IOM\n"


@pytest.fixture
def plan():
    make_reference_data()
    return make_draft()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "plan.csv"
    path.write_text(GOOD)
    return path


def test_a_file_is_imported_by_command(plan, file, capsys):
    call_command("import_work_plan", file, plan=plan.slug)
    assert Activity.objects.get().title_en == "Meetings"
    assert Event.objects.get(verb="workplan.import_plan").door == "command"
    assert "added    B1.2" in capsys.readouterr().out


def test_a_dry_run_says_the_same_and_changes_nothing(plan, file, capsys):
    call_command("import_work_plan", file, plan=plan.slug, dry_run=True)
    assert "added    B1.2" in capsys.readouterr().out
    assert not Activity.objects.exists()
    assert not Event.objects.exists()
    assert Plan.objects.get().version == 1


def test_the_same_file_twice(plan, file, capsys):
    call_command("import_work_plan", file, plan=plan.slug)
    events = Event.objects.count()
    call_command("import_work_plan", file, plan=plan.slug)
    assert "Nothing to import." in capsys.readouterr().out
    assert Event.objects.count() == events


def test_another_period_and_what_was_done_are_told(plan, file, capsys):
    head, row = GOOD.splitlines()
    file.write_text(f"{head},deliverables,actual,actual_source\n{row},2023-05,2023-05-20,Minutes\n")
    call_command("import_work_plan", file, plan=plan.slug)
    told = capsys.readouterr().out
    assert "warning  1 activity of the file has dates outside this plan" in told
    assert "--with-done-dates" in told
    assert Deliverable.objects.get().done_on is None
    call_command("import_work_plan", file, plan=plan.slug, with_done_dates=True)
    assert "--with-done-dates" not in capsys.readouterr().out
    assert Deliverable.objects.get().done_on == date(2023, 5, 20)


@pytest.mark.parametrize("dry_run", [True, False])
def test_problems_are_told_by_row_and_cell_and_end_in_an_error(plan, file, capsys, dry_run):
    file.write_text(GOOD.replace("ECLAC", "ECLAK"))
    with pytest.raises(CommandError, match="1 problems"):
        call_command("import_work_plan", file, plan=plan.slug, dry_run=dry_run)
    assert "row 2, C2" in capsys.readouterr().err
    assert not Activity.objects.exists()


@pytest.mark.parametrize(("plan_slug", "name"), [("2031-2032", "plan.csv"), ("2025-2026", "missing.csv")])
def test_what_is_not_there_is_said(plan, file, plan_slug, name):
    with pytest.raises(CommandError, match="There is no"):
        call_command("import_work_plan", file.with_name(name), plan=plan_slug)


def test_a_file_that_is_no_table_and_a_plan_that_is_no_draft(plan, file):
    file.write_bytes(b"PK\x03\x04broken")
    with pytest.raises(CommandError, match="damaged"):
        call_command("import_work_plan", file, plan=plan.slug)
    file.write_text(GOOD)
    Plan.objects.update(state="closed", endorsed_on="2025-05-31")
    with pytest.raises(CommandError, match="Only a draft"):
        call_command("import_work_plan", file, plan=plan.slug)
