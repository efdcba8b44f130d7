import pytest
from django.core.management import CommandError, call_command

from pledges.models import Pledge
from tests.pledges.importing import csv_of, make_registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    make_registry()
    path = tmp_path / "pledges.csv"
    path.write_bytes(csv_of(["EXAMPLE", "IOM", "es"]))
    return path


def test_a_dry_run_says_what_would_change_and_changes_nothing(file, capsys):
    call_command("import_pledges", str(file), "--dry-run")
    assert "added    EXAMPLE (incomplete: text of the pledge" in capsys.readouterr().out
    assert not Pledge.objects.exists()


def test_a_file_is_imported_once(file, capsys):
    call_command("import_pledges", str(file))
    call_command("import_pledges", str(file))
    assert "Imported.\nthe same 1\nNothing to import." in capsys.readouterr().out
    assert Pledge.objects.count() == 1


def test_problems_are_named_by_row_and_cell(file, capsys):
    file.write_bytes(csv_of(["EXAMPLE", "Nobody at all", "es"]))
    with pytest.raises(CommandError, match="1 problems"):
        call_command("import_pledges", str(file))
    assert "row 2, B2: “Nobody at all” is not a known organisation" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_so(file):
    with pytest.raises(CommandError, match="There is no file"):
        call_command("import_pledges", f"{file}.no")
