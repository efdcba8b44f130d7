"""A backup brings back everything but what was taken back since, whole or not at all."""

import json
import os
import signal
import tracemalloc
import zipfile
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction

from network_portal.accounts.actions.people import change_profile, create_account, disable_account, erase_account
from network_portal.accounts.models import User
from network_portal.common import clock, withdrawals
from network_portal.common.actors import SYSTEM, Actor
from network_portal.common.backups import archive, restoring
from network_portal.notifications.actions.preferences import choose_mail
from network_portal.notifications.kinds import categories
from network_portal.notifications.models import Message, MutedCategory
from network_portal.organisations.actions.organisations import choose_quiet
from network_portal.organisations.actions.profiles import choose_what_is_seen, withdraw_from_sight
from network_portal.organisations.actions.protection import protect_organisation
from network_portal.organisations.models import Organisation, TeamMember
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db(transaction=True)  # no transaction is around what closes its connection
OPTIONAL = next(name for name, one in categories.items() if one.is_optional)
STORED = "2026/11/20/" + "a" * 32
TOUCHED_BY_ERASING = {"accounts_user", "account_emailaddress", "audit_event", "organisations_teammember"}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "yesterday.backup"


@pytest.fixture
def people(portal, settings):
    """Ana, Eva and Luz of one organisation, which sent a file."""
    body = make_organisation("iom")
    found = {}
    for name in ("ana", "eva", "luz"):
        person = create_account(by=SYSTEM, email=f"{name}@example.org", password=None, name=f"{name} EXAMPLE")
        TeamMember.objects.create(organisation=body, user=person, role="member")
        found[name] = person
    (settings.MEDIA_ROOT / STORED).parent.mkdir(parents=True)
    (settings.MEDIA_ROOT / STORED).write_bytes(b"of an organisation" * 1000)
    return found


def back_up(file):
    call_command("backup", str(file), stdout=StringIO())


def restore(file, *flags):
    call_command("restore", str(file), *flags, stdout=StringIO())


def erase(person):
    erase_account(by=Actor(user_id=person.pk), person=person)


def differing(before, after):
    return {table for table in before.keys() | after.keys() if before.get(table) != after.get(table)}


def test_everything_is_as_it_was(people, file, rows, uploads, settings):
    before, files = rows(), uploads()
    back_up(file)
    assert file.stat().st_mode & 0o777 == 0o600
    User.objects.update(name="changed since")
    make_organisation("new-since")
    (settings.MEDIA_ROOT / STORED).unlink()
    restore(file, "--replace")
    assert differing(before, rows()) == set()
    assert uploads() == files


def test_who_was_erased_since_stays_erased_and_nothing_else_differs(people, file, rows):
    before = rows()
    back_up(file)
    erase(people["ana"])
    restore(file, "--replace")
    after = rows()
    assert differing(before, after) <= TOUCHED_BY_ERASING
    assert "ana" not in repr(after)
    assert [row for row in before["accounts_user"] if "ana" not in repr(row)] == [
        row for row in after["accounts_user"] if "erased-" not in repr(row)
    ]
    others = TeamMember.objects.exclude(user=people["ana"])
    assert others.count() == others.filter(ended_at=None).count() == 2
    assert User.objects.exclude(erased_at=None).count() == 1


def test_an_erasure_is_known_by_the_list_alone_and_by_the_database_alone(people, file, settings, portal):
    back_up(file)
    erase(people["ana"])
    empty(portal)
    restore(file)
    assert not User.objects.filter(email="ana@example.org").exists(), "the list knew"
    erase(User.objects.get(email="eva@example.org"))
    settings.WITHDRAWALS_FILE.unlink()
    restore(file, "--replace")
    assert list(User.objects.filter(erased_at=None).values_list("email", flat=True)) == ["luz@example.org"]
    settings.WITHDRAWALS_FILE.unlink()
    empty(portal)
    restore(file)
    assert User.objects.filter(erased_at=None).count() == 3, "without either nobody knows"


def erase_and_roll_back(person):
    with transaction.atomic():
        erase(person)
        transaction.set_rollback(True)


def empty(portal):
    """The machine is new: nothing is left of the database."""
    with portal.cursor() as cursor:
        if portal.vendor == "postgresql":
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            return
    portal.close()
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(f"{portal.settings_dict['NAME']}{ending}"):
            os.unlink(f"{portal.settings_dict['NAME']}{ending}")


def test_the_id_of_somebody_erased_is_not_the_next_persons(people, file):
    """After a restore ids are given again; the list names accounts by a key of their own."""
    back_up(file)
    gone = create_account(by=SYSTEM, email="gone@example.org", password=None)
    erase(gone)
    restore(file, "--replace")
    come = create_account(by=SYSTEM, email="come@example.org", password=None)
    assert come.pk == gone.pk, "the case that this is about"
    back_up(file.with_suffix(".second"))
    restore(file.with_suffix(".second"), "--replace")
    assert User.objects.get(email="come@example.org").erased_at is None


def test_a_closed_account_and_unwanted_mail_stay_so(people, file):
    back_up(file)
    disable_account(by=SYSTEM, person=people["eva"])
    choose_mail(by=SYSTEM, person=people["luz"], unwanted=[OPTIONAL])
    chosen = list(MutedCategory.objects.values_list("person", "category"))
    assert chosen
    restore(file, "--replace")
    assert not User.objects.get(email="eva@example.org").is_active
    assert list(MutedCategory.objects.values_list("person", "category")) == chosen
    choose_mail(by=SYSTEM, person=people["luz"], unwanted=[])
    back_up(file.with_suffix(".second"))
    restore(file.with_suffix(".second"), "--replace")
    assert not MutedCategory.objects.exists(), "they want it again"


SHOWN = ("is_listed", "shows_kind", "shows_about")


@pytest.mark.parametrize("knows", ["list and database", "list", "database"])
def test_what_organisations_took_back_stays_so(people, file, settings, portal, knows):
    """One shows less, one nothing, one is protected, one chose anew; people are written to quietly."""
    bodies = {
        name: make_organisation(name, name_es=f"Casa {name}", kind="migrants")
        for name in ("menos", "nada", "riesgo", "vuelve")
    }
    for body in bodies.values():
        choose_what_is_seen(by=SYSTEM, organisation=body, version=body.version, chosen=SHOWN)
    withdraw_from_sight(by=SYSTEM, organisation=bodies["vuelve"])
    back_up(file)
    fresh = {name: Organisation.objects.get(slug=name) for name in bodies}
    choose_what_is_seen(by=SYSTEM, organisation=fresh["menos"], version=fresh["menos"].version, chosen=SHOWN[:2])
    withdraw_from_sight(by=SYSTEM, organisation=fresh["nada"])
    protect_organisation(by=SYSTEM, organisation=fresh["riesgo"], alias="Puente del Sur")
    choose_quiet(by=SYSTEM, organisation=fresh["menos"], is_quiet=True)
    change_profile(by=SYSTEM, person=people["luz"], name="Luz", language="es", is_quiet=True)
    if knows == "database":
        settings.WITHDRAWALS_FILE.unlink()
    if knows == "list":
        empty(portal)
    restore(file, *([] if knows == "list" else ["--replace"]))
    seen = {body.slug: [name for name in SHOWN if getattr(body, name)] for body in Organisation.objects.all()}
    assert seen["menos"] == list(SHOWN[:2]) and seen["nada"] == seen["vuelve"] == []
    hidden = Organisation.objects.get(key=fresh["riesgo"].key)
    assert hidden.protected_name.name == "Riesgo" and "riesgo" not in f"{hidden.name} {hidden.slug}".lower()
    assert not hidden.is_listed and hidden.is_quiet and Organisation.objects.get(slug="menos").is_quiet
    assert User.objects.get(email="luz@example.org").is_quiet


def test_what_was_chosen_anew_is_not_taken_back(people, file, portal):
    body = make_organisation("vuelve", is_listed=False, kind="migrants")
    choose_what_is_seen(by=SYSTEM, organisation=body, version=body.version, chosen=SHOWN)
    withdraw_from_sight(by=SYSTEM, organisation=body)
    fresh = Organisation.objects.get(slug="vuelve")
    choose_what_is_seen(by=SYSTEM, organisation=fresh, version=fresh.version, chosen=SHOWN)
    back_up(file)
    empty(portal)
    restore(file)
    assert Organisation.objects.get(slug="vuelve").is_listed


def test_sessions_are_in_no_backup(people, file, tmp_path):
    Session.objects.create(session_key="s" * 32, session_data="SECRET-CANARY", expire_date=clock.now())
    back_up(file)
    with zipfile.ZipFile(file) as opened:
        opened.extract(archive.DATABASE, tmp_path)
    assert b"SECRET-CANARY" not in (tmp_path / archive.DATABASE).read_bytes()
    restore(file, "--replace")
    assert not Session.objects.exists()


def test_mail_that_may_have_left_since_is_not_sent_again(people, file):
    values = {"address": "eva@example.org", "language": "en", "subject": "EXAMPLE", "text": "t", "html": "h"}
    Message.objects.create(kind="k", category="c", message_id="<1@example>", **values)
    back_up(file)
    restore(file, "--replace")
    assert Message.objects.get().state == Message.UNCERTAIN


def test_what_a_keeping_time_ended_since_ends_again(people, file):
    back_up(file)
    with clock.stopped_at(clock.now() + timedelta(days=8)):
        User.objects.filter(pk=people["ana"].pk).update(last_login=None)
        people["ana"].emailaddress_set.update(verified=False)
        back_up(file.with_suffix(".second"))
        restore(file.with_suffix(".second"), "--replace")
    assert sorted(User.objects.values_list("email", flat=True)) == ["eva@example.org", "luz@example.org"]


# --- Whole or nothing --------------------------------------------------------------------------------
def test_a_portal_that_is_there_is_not_replaced_unasked(people, file, rows):
    back_up(file)
    before = rows()
    with pytest.raises(CommandError, match="--replace"):
        restore(file)
    assert rows() == before


def cut_short(data):
    return data[: len(data) // 2]


def with_one_byte_changed(data):
    place = data.index(b"of an organisation") + 5
    return data[:place] + b"X" + data[place + 1 :]


def of_something_else(data):
    return b"no backup" * 100


@pytest.mark.parametrize("spoil", [cut_short, with_one_byte_changed, of_something_else])
def test_a_broken_file_changes_nothing(people, file, rows, uploads, spoil):
    back_up(file)
    User.objects.update(name="changed since")
    before, files = rows(), uploads()
    file.write_bytes(spoil(file.read_bytes()))
    with pytest.raises(CommandError, match="Nothing was changed"):
        restore(file, "--replace")
    assert (rows(), uploads()) == (before, files)


def rewritten(file, **changes):
    """The file with another manifest, checksums and all, by somebody who does not have the key."""
    with zipfile.ZipFile(file) as opened:
        entries = {name: opened.read(name) for name in opened.namelist()}
    signed = json.loads(entries.pop(archive.MANIFEST))
    signed["manifest"] = json.dumps(json.loads(signed["manifest"]) | changes, sort_keys=True)
    with zipfile.ZipFile(file, "w") as opened:
        for name, content in entries.items():
            opened.writestr(name, content)
        opened.writestr(archive.MANIFEST, json.dumps(signed))


@pytest.mark.parametrize(
    "changes, told",
    [
        ({"made_at": "2026-01-01T00:00:00+00:00"}, "was changed, or made with another SECRET_KEY"),
        ({"format": 0}, "has format 0"),
        ({"portal": "another"}, "no backup of this portal"),
    ],
)
def test_a_file_that_was_tampered_with_is_refused(people, file, rows, changes, told):
    back_up(file)
    before = rows()
    rewritten(file, **changes)
    with pytest.raises(CommandError, match=told):
        restore(file, "--replace")
    assert rows() == before


def with_last_part(file, content, packing):
    with zipfile.ZipFile(file) as opened:
        entries = {name: opened.read(name) for name in opened.namelist()}
    with zipfile.ZipFile(file, "w") as opened:
        for name, old in (entries | {archive.MANIFEST: content}).items():
            opened.writestr(name, old, packing if name == archive.MANIFEST else zipfile.ZIP_STORED)


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_a_last_part_that_would_fill_the_memory_is_not_read(people, file, rows, packing, monkeypatch):
    """Before anybody knows whose it is: neither one that unpacks to a thousand times its length, nor a long one."""
    back_up(file)
    before = rows()
    monkeypatch.setattr(archive, "LONGEST_MANIFEST", 40 * archive.CHUNK)
    with_last_part(file, b" " * (32 if packing == zipfile.ZIP_DEFLATED else 41) * archive.CHUNK, packing)
    tracemalloc.start()
    with pytest.raises(CommandError, match="not as a backup writes it"):
        restore(file, "--replace", "--of-another-key")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * archive.CHUNK
    assert rows() == before


def test_no_backup_is_made_that_no_restore_would_read(people, file, monkeypatch):
    monkeypatch.setattr(archive, "LONGEST_MANIFEST", 100)
    with pytest.raises(CommandError, match="No backup was made"):
        back_up(file)
    assert list(file.parent.glob("*yesterday*")) == []


def test_a_file_of_another_engine_or_a_newer_portal_is_refused(people, file):
    back_up(file)
    rewritten(file, engine="oracle")
    with pytest.raises(CommandError, match="is of oracle"):
        restore(file, "--replace", "--of-another-key")
    rewritten(file, engine=connection.vendor, migrations=[["accounts", "0999_of_the_future"]])
    with pytest.raises(CommandError, match="newer version"):
        restore(file, "--replace", "--of-another-key")


def test_a_failure_on_the_way_leaves_the_old(people, file, rows, monkeypatch):
    back_up(file)
    User.objects.update(name="changed since")
    before = rows()

    def fails(*args):
        raise RuntimeError

    monkeypatch.setattr(restoring, "_set_right", fails)
    with pytest.raises(RuntimeError):
        restore(file, "--replace")
    assert rows() == before


@pytest.mark.parametrize("place", ["_take_back_again", "_set_right", "forget_set_up"])
def test_killed_on_the_way_it_is_the_old_or_the_new(people, file, rows, place):
    old_at_backup = rows()
    back_up(file)
    User.objects.update(name="changed since")
    old, new = rows(), old_at_backup
    connections["default"].close()
    child = os.fork()
    if child == 0:  # a process of its own, which dies as by kill -9 when it comes to this place
        try:
            setattr(restoring, place, lambda *args: os.kill(os.getpid(), signal.SIGKILL))
            restore(file, "--replace")
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert rows() == (new if place == "forget_set_up" else old)
    restore(file, "--replace")
    assert differing(new, rows()) == set()


# --- The list outside the database -------------------------------------------------------------------
def test_an_erasure_that_was_rolled_back_is_none(people, file):
    erase_and_roll_back(people["ana"])
    assert list(withdrawals.standing()) == ["accounts.erase_account"], "nobody knows yet: it counts"
    back_up(file)
    assert list(withdrawals.standing()) == ["accounts.erase_account"], "a verb may still be on its way"
    restore(file, "--replace")
    assert User.objects.get(pk=people["ana"].pk).erased_at is None, "the database that was replaced knew better"
    assert withdrawals.standing() == {}


def test_a_backup_settles_what_was_rolled_back_an_hour_ago(people, file):
    erase_and_roll_back(people["ana"])
    with clock.stopped_at(clock.now() + timedelta(hours=1, minutes=1)):
        back_up(file)
    assert withdrawals.standing() == {}


def test_a_crash_between_the_line_and_the_commit_or_after_it_loses_no_erasure(people, file, monkeypatch, portal):
    back_up(file)
    monkeypatch.setattr(transaction, "on_commit", lambda *args, **kwargs: None)  # dies right after the commit
    erase(people["ana"])
    monkeypatch.undo()
    empty(portal)
    restore(file)
    assert not User.objects.filter(email="ana@example.org").exists()


def test_a_torn_line_spoils_no_other(people, settings):
    erase(people["ana"])
    with settings.WITHDRAWALS_FILE.open("a") as list_:
        list_.write('{"line": "half')
    erase(people["eva"])
    assert len(withdrawals.standing()["accounts.erase_account"]) == 2


def test_the_list_names_nobody(people, settings):
    erase(people["ana"])
    words = settings.WITHDRAWALS_FILE.read_text()
    assert "ana" not in words
    assert {key for line in words.splitlines() for key in json.loads(line)} == {
        "line", "kind", "mark", "at", "given", "of", "came",
    }  # fmt: skip
    assert settings.WITHDRAWALS_FILE.stat().st_mode & 0o777 == 0o600
