"""Forty strings of a protected and of a private organisation are looked for wherever the portal says anything."""

import logging
from collections.abc import Iterator

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client

from network_portal.common import actors, clock, jobs
from network_portal.common.languages import CONTENT_LANGUAGES
from network_portal.common.logs import WithoutSecrets
from network_portal.notifications.actions.delivery import deliver_waiting
from network_portal.notifications.actions.mails import mail_of
from network_portal.notifications.models import Message
from network_portal.organisations.actions.invitations import invite
from network_portal.organisations.actions.organisations import add_aliases
from network_portal.organisations.actions.profiles import withdraw_from_sight
from network_portal.organisations.actions.protection import (
    choose_alias,
    protect_organisation,
    unprotect_organisation,
)
from network_portal.organisations.models import Organisation, ProtectedName
from network_portal.organisations.queries import names
from network_portal.search.actions.changes import index_changes, rebuild_search
from tests.factories import actor_with, make_organisation, make_pledge, make_practice, make_publication, signed_in
from tests.structure.canaries import (
    ALIAS,
    ALL,
    PRIVATE,
    PROTECTED,
    Bird,
    cells_of_the_database,
    found_in,
    make_canaries,
    names_of_files,
    protect,
    read_as_its_reader,
    told_by,
)
from tests.structure.targets import OTHERS, OWN, ROLES, World
from tests.structure.test_permission_table import TABLE, Line, address

pytestmark = pytest.mark.django_db
OF_ITS_REPRESENTATIVE = {"organisations:team", "organisations:protection"}
EVERYWHERE = ("ANON", "EDI")  # the others here by default; `make test-pages` walks everywhere as everybody
PARTS = ("mechanism:", "organisations:", "protection:", "home:", "search", "api:organisations", "api:search")
WALKS = [(role, "") for role in EVERYWHERE] + [
    walk
    for role in ROLES
    if role not in EVERYWHERE
    for walk in ((role, PARTS), pytest.param(role, "", marks=pytest.mark.pages))
]
PROTECTED_LATER, LATER_ALIAS = Bird("mirlov"), "Nube Rosada"
DEAD_WORDS = "search_words_data"  # pages of SQLite's index, which keep what was deleted until they are merged
KNOW_PRIVATE = ("COC", "ADM")  # P03
OF_A_TABLE = ("MEM", "REP", "TBL")  # T03: who sits in a table reads who else does, a protected one by its alias
SEATED = {"mechanism:members", "mechanism:write_to_member"}
KNOW_PEOPLE = ("COC", "ADM")  # O04 of the team, A03
TABLES_OF_PEOPLE = ("accounts_user", "account_emailaddress")


@pytest.fixture(scope="module")
def world_of_module(rows_of_module) -> World:
    world = make_canaries()
    protect(world)
    index_changes()  # as after each commit
    return world


@pytest.fixture
def world(world_of_module, db) -> World:
    return world_of_module


def client_of(world: World, role: str) -> Client:
    person = world.people[role]
    return signed_in(person) if person else Client(raise_request_exception=False)


def is_of_a_link(line: Line, world: World, role: str) -> bool:
    """Whoever bears it reads what it is about."""
    return line.route in OWN and "token" in OWN[line.route](world, role)


def opened(world: World, role: str, part: str | tuple[str, ...] = "") -> Iterator[tuple[str, str]]:
    """What each page of the permission table tells this role, refusals too, in one language after the other."""
    client = client_of(world, role)
    lines = [line for line in TABLE if line.method == "GET" and line.route.startswith(part)]
    for number, line in enumerate(lines):
        if not is_of_a_link(line, world, role):
            for own in [True, False] if line.route in OTHERS else [True]:
                path = address(line.route, world, role, own)
                code = CONTENT_LANGUAGES[number % len(CONTENT_LANGUAGES)]
                there = f"/{code}/{path.removeprefix('/en/')}" if path.startswith("/en/") else path
                asked = PRIVATE.row["slug"] if PRIVATE.row["slug"] in there else "nothing of it"
                yield line.route, told_by(client.get(there)).replace(asked, "")  # what one typed oneself is no news


def wrong(route: str, role: str, text: str) -> list[str]:
    may = [ALIAS] if role not in ("ANON", "PERS", "EDI", "COM") else []
    may += PRIVATE.strings if role in KNOW_PRIVATE else []
    may += PRIVATE.names if role in OF_A_TABLE and route in SEATED else []
    may += [*PROTECTED.of_people, *PRIVATE.of_people] if role in KNOW_PEOPLE else []
    may += PROTECTED.of_people if role in ("MEM", "REP", "AGY") else []
    may += PROTECTED.strings if role == "REP" and route in OF_ITS_REPRESENTATIVE else []
    return [one for one in found_in(text, [*ALL, ALIAS]) if one not in may]


@pytest.mark.parametrize("role, part", WALKS, ids=lambda value: value if isinstance(value, str) else "parts")
def test_no_page_no_header_no_file_and_no_log_tells_what_its_role_may_not_read(world, role, part, caplog):
    for level, logger in ((logging.DEBUG, ""), (logging.DEBUG, "django.request"), (logging.INFO, "django.db.backends")):
        caplog.set_level(level, logger)
    caplog.handler.setFormatter(WithoutSecrets("%(message)s"))
    telling = {route: found for route, text in opened(world, role, part) if (found := wrong(route, role, text))}
    assert telling == {}
    assert found_in(caplog.text, [*PROTECTED.strings, *PRIVATE.strings]) == []
    assert found_in(" ".join(str(one.get_decoded()) for one in Session.objects.all()), ALL) == []


@pytest.mark.parametrize("language", CONTENT_LANGUAGES)
def test_no_search_finds_it_by_any_of_its_strings(world, language):
    for one in [*ALL, ALIAS]:
        page = told_by(Client().get(f"/{language}/search/", {"text": one}))
        api = Client().get("/api/v1/search/", {"text": one})
        assert found_in(page, [other for other in [*ALL, ALIAS] if other != one]) == []
        assert found_in(told_by(api).replace(one, ""), [*ALL, ALIAS]) == []


def test_no_row_of_any_table_holds_the_names_of_the_protected_but_one(world):
    kept = ProtectedName._meta.db_table
    holding = {table for table, row in cells_of_the_database() if table != kept and found_in(row, PROTECTED.strings)}
    assert holding == set()


def test_no_mail_that_leaves_or_left_tells_the_names_of_the_protected(world):
    for message in Message.objects.all():
        assert found_in(read_as_its_reader(mail_of(message)), PROTECTED.strings) == []


def test_no_mail_that_the_server_got_tells_them(world, settings):
    """Headers, both bodies and whatever is attached, as the mail program unpacks them."""
    Message.objects.filter(state=Message.QUEUED).update(next_attempt_at=clock.now(), leased_until=None)
    deliver_waiting(1000)
    told = [read_as_its_reader(one) for one in mail.outbox]
    assert len(told) > 3
    assert [found for one in told if (found := found_in(one, PROTECTED.strings))] == []


def test_no_name_of_a_file_tells_any(world):
    names = list(names_of_files())
    assert any("media" not in name for name in names)
    assert found_in(" ".join(names), ALL) == []


def test_no_job_carries_any(world, monkeypatch, django_capture_on_commit_callbacks):
    """What goes to the broker: names of tasks and numbers alone."""
    sent: list[str] = []
    monkeypatch.setattr(jobs, "_send", lambda *words: sent.append(str(words)))
    connection.run_on_commit.clear()  # what the making of the world asked for is not asked again
    invited = f"{PRIVATE.word('mail3')}@example.org"
    body = Organisation.objects.get(pk=world.theirs.pk)
    by = actor_with(user=world.stranger, memberships={body.pk: actors.REPRESENTATIVE})
    with django_capture_on_commit_callbacks(execute=True):
        invite(by=by, organisation=body, email=invited, role=actors.MEMBER, language="en")
        withdraw_from_sight(by=by, organisation=body)
        mine = Organisation.objects.get(pk=world.mine.pk)
        choose_alias(by=actor_with(user=world.people["REP"]), organisation=mine, alias="Sol Callado")
    assert sent
    assert found_in(" ".join(sent), [*ALL, ALIAS, "Sol Callado", PRIVATE.word("mail3")]) == []


def test_what_waits_to_leave_leaves_with_the_alias_and_what_left_loses_its_words(world):
    by_state = dict(Message.objects.filter(message_id__startswith=f"<{PROTECTED.root}").values_list("state", "subject"))
    assert by_state.pop(Message.SENT) == ""
    assert set(by_state.values()) == {ALIAS}


def test_the_names_come_back_and_the_world_still_sees_nothing(world):
    by = actor_with(user=world.people["REP"])
    unprotect_organisation(by=by, organisation=Organisation.objects.get(pk=world.mine.pk))
    body = Organisation.objects.get(pk=world.mine.pk)
    assert {column: getattr(body, column) for column in PROTECTED.row} == PROTECTED.row
    assert not body.is_listed and not ProtectedName.objects.exists()
    assert {route for route, text in opened(world, "ANON", "home:") if found_in(text, ALL)} == set()


def test_one_that_everybody_saw_is_gone_from_all_that_was_made_of_it(db, django_capture_on_commit_callbacks):
    body = make_organisation(kind="civil_society", **PROTECTED_LATER.row)
    add_aliases(body, (PROTECTED_LATER.word("misspelt"),))
    make_practice().implementers.add(body)
    make_pledge(organisation=body)
    make_publication(publisher=body)
    rebuild_search()
    holding = {table for table, row in cells_of_the_database() if found_in(row, PROTECTED_LATER.strings)}
    assert any(table.startswith("search_") for table in holding)
    assert found_in(told_by(Client().get("/en/directory/")), PROTECTED_LATER.strings)
    with django_capture_on_commit_callbacks(execute=True):
        protect_organisation(by=actor_with(), organisation=body, alias=LATER_ALIAS)
    holding = {table for table, row in cells_of_the_database() if found_in(row, PROTECTED_LATER.strings)}
    assert holding - {DEAD_WORDS} == {ProtectedName._meta.db_table}
    for path in ("directory/", "pledges/", "practices/", "publications/"):
        said = told_by(Client().get(f"/en/{path}"))
        assert found_in(said, [*PROTECTED_LATER.strings, LATER_ALIAS]) == []


# --- The trial itself ------------------------------------------------------------------------------
def test_there_are_forty_and_each_stands_somewhere(world):
    held = " ".join(row for _table, row in cells_of_the_database())
    assert len(ALL) == 40
    assert found_in(held, ALL) == ALL


def test_a_page_that_tells_one_is_found(world, monkeypatch):
    monkeypatch.setattr(names, "not_listed", lambda: PROTECTED.row["name_es"])
    telling = {found for route, text in opened(world, "ANON", "pledges:") for found in wrong(route, "ANON", text)}
    assert telling == {PROTECTED.word("namees")}


def test_an_organisation_that_chose_to_be_seen_is_found(world):
    Organisation.objects.filter(pk=world.theirs.pk).update(is_listed=True)
    assert {route for route, text in opened(world, "ANON", "pledges:") if wrong(route, "ANON", text)}
