import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import translation
from django.utils.module_loading import import_string

from network_portal.common import installation
from network_portal.common.management.commands import run_portal
from tests.factories import make_user


@pytest.fixture
def steps(monkeypatch, tmp_path, db):
    done = []
    monkeypatch.setattr(installation, "_steps", lambda say: done.append("set up"))
    monkeypatch.setattr(installation, "_watched_files", lambda: [tmp_path / "watched"])
    (tmp_path / "watched").write_text("as it was")
    with override_settings(VAR_DIR=tmp_path):
        yield done


def test_a_later_start_does_nothing_until_something_changes(steps, tmp_path):
    for _start in range(2):
        installation.set_up_if_changed(print)
    assert steps == ["set up"]
    (tmp_path / "watched").write_text("as it is now")
    installation.set_up_if_changed(print)
    assert steps == ["set up", "set up"]


def test_examples_are_wanted_only_by_a_database_that_was_empty(steps, tmp_path, monkeypatch):
    installation.set_up(print)
    assert not (tmp_path / "examples-wanted").exists()
    monkeypatch.setattr(installation, "_is_fresh", lambda: True)
    with override_settings(EXAMPLES_ALLOWED=False):
        installation.set_up(print)
    assert not (tmp_path / "examples-wanted").exists()
    installation.set_up(print)
    assert (tmp_path / "examples-wanted").exists()


def test_only_one_portal_runs_on_a_folder(steps):
    refused = pytest.raises(CommandError, match="running already")
    with installation.only_one_portal(), refused, installation.only_one_portal():
        pass


def test_only_the_embedded_demonstration_is_emptied(steps, tmp_path, monkeypatch):
    kept = tmp_path / "portal.sqlite3"
    kept.write_text("rows")
    with override_settings(PRODUCTION=True), pytest.raises(CommandError):
        installation.start_afresh()
    monkeypatch.setitem(settings.DATABASES, "default", {"NAME": "elsewhere"})
    with pytest.raises(CommandError):
        installation.start_afresh()
    assert kept.exists()


def test_what_is_loaded_stands_on_what_was_loaded_before(monkeypatch, tmp_path, db):
    called = []
    monkeypatch.setattr(installation, "call_command", lambda name, **options: called.append(name))
    with override_settings(VAR_DIR=tmp_path):
        installation._steps(lambda sentence: None)
        reference = called[-7:]
        (tmp_path / "examples-wanted").touch()
        installation._steps(lambda sentence: None)
    assert reference == [
        "load_taxonomy",
        "load_organisations",
        "load_practices",
        "load_work_plans",
        "load_mechanism",
        "load_pledges",
        "rebuild_search",
    ]
    assert called[-9:] == [*reference, "load_examples", "rebuild_search"]


@pytest.mark.parametrize("port", [-1, 0, 65536, 99999])
def test_a_port_that_is_none_is_refused_in_words(port, monkeypatch):
    monkeypatch.delattr(run_portal, "only_one_portal")
    with pytest.raises(CommandError, match="from 1 to 65535"):
        call_command("run_portal", port=port)


def test_the_sign_ins_of_the_demonstration_are_offered_in_english(db):
    first = import_string(run_portal.SIGN_INS)[0]
    make_user(email=first[1], is_example=True)
    with translation.override("es"):
        [(role, email, _password)] = run_portal._sign_ins()
    assert (role, email) == ("Co-chair (IOM)", first[1])
