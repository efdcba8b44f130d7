"""Every route and method stands in permission_table.csv, and gives each role the answer of the matrix.

The columns of the table: `route` (its URL name, or its pattern where it has none), `method`, `row` (of
fixtures/permission_matrix.csv), `but` (answers that differ from the row's, as `MEM=O;ADM=N`) and `note`
(why they differ, or why this row is the nearest).
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse, translate_url
from django.urls.resolvers import URLPattern, URLResolver

from network_portal.accounts.models import User
from network_portal.accounts.way_back import SESSION_KEY as LINK
from network_portal.common import clock
from tests.structure.targets import OTHERS, OWN, POSTED, ROLES, STRONG, UNNAMED, World, in_admin, make_world

HERE = Path(__file__).parent
LANGUAGE = "en"
ALLOWED, SIGN_IN, SECOND_FACTOR, FORBIDDEN, HIDDEN, METHOD = "allowed", "sign in", "second factor", "403", "404", "405"
REFUSED = {SIGN_IN, SECOND_FACTOR, FORBIDDEN, HIDDEN, METHOD}
PAST = timedelta(hours=1)
ASKS_AGAIN_ITSELF = {"A02", "A04"}  # allauth asks for the password again: tried with a fresh session


@dataclass(frozen=True)
class Line:
    route: str
    method: str
    row: str
    but: str
    note: str

    @property
    def id(self) -> str:
        return f"{self.method} {self.route}"

    def answer(self, role: str) -> str:
        own = dict(change.split("=") for change in self.but.split(";") if change)
        return own.get(role) or MATRIX[self.row][role]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


MATRIX = {row["id"]: row for row in read(Path(settings.BASE_DIR) / "fixtures" / "permission_matrix.csv")}
TABLE = [Line(**row) for row in read(HERE / "permission_table.csv")]
LISTED = {(line.route, line.method) for line in TABLE}


def routes(resolver: URLResolver | None = None, namespaces: tuple[str, ...] = (), before: str = "") -> Iterator[str]:
    """URL names with their namespaces; a route without a name by its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        text = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield ":".join([*namespaces, pattern.name]) if pattern.name else text
        else:
            yield from routes(pattern, (*namespaces, *([pattern.namespace] if pattern.namespace else [])), text)


ROUTES = sorted(set(routes()))
API = [route for route in ROUTES if route.startswith("api:")]


def is_ours(route: str) -> bool:
    """allauth's pages have no namespace; its pages and the admin's take a PUT for a POST or a GET."""
    return ":" in route and not route.startswith("admin")


# --- The table itself ------------------------------------------------------------------------------
@pytest.mark.parametrize("route", ROUTES)
def test_every_route_is_listed(route):
    assert any(listed == route for listed, _method in LISTED), "add its lines to permission_table.csv"


def test_the_table_is_sound():
    assert [line.id for line in TABLE if line.route not in ROUTES] == []
    assert [line.id for line in TABLE if line.row not in MATRIX] == []
    assert len(LISTED) == len(TABLE)
    assert [line.id for line in TABLE if line.but and not line.note] == []


# --- Each role at each door ------------------------------------------------------------------------
@pytest.fixture(scope="module")
def world_of_module(rows_of_module) -> World:
    world = make_world()
    for role, fresh, second in product(ROLES, (True, False), (True, False)):
        if person := world.people[role]:
            world.sessions[role, fresh, second] = session_for(person, fresh=fresh, second=second)
    return world


@pytest.fixture
def world(world_of_module, db) -> World:
    """Made once, for every knock takes back what it changed."""
    return world_of_module


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.id)
def test_each_role_gets_the_answer_of_the_matrix(line, world):
    wrong = []
    for role in ROLES:
        wrong += [f"{role} ({line.answer(role)}): {fault}" for fault in faults(line, role, world)]
    assert not wrong, f"row {line.row}"


def faults(line: Line, role: str, world: World) -> Iterator[str]:
    answer = line.answer(role)
    if answer in "YOT":
        fresh = line.row in ASKS_AGAIN_ITSELF
        yield from unless(ALLOWED, knock(world, line, role, fresh=fresh))
        if answer in "OT" and line.route in OTHERS:
            yield from unless(FORBIDDEN, knock(world, line, role, fresh=True, own=False), HIDDEN, "somebody else's")
        if role in STRONG and line.answer("PERS") not in "YO":
            yield from unless(SECOND_FACTOR, knock(world, line, role, fresh=True, second=False), about="password only")
    elif answer == "M":
        yield from unless(SECOND_FACTOR, knock(world, line, role), about="second factor an hour ago")
        yield from unless(ALLOWED, knock(world, line, role, fresh=True))
    else:
        wanted = {"N": FORBIDDEN, "H": HIDDEN, "L": SIGN_IN}[answer]
        yield from unless(wanted, knock(world, line, role, fresh=True))


def unless(wanted: str, got: str, or_else: str = "", about: str = "") -> Iterator[str]:
    if got not in (wanted, or_else):
        yield f"{about} wanted {wanted}, got {got}".strip()


@pytest.mark.parametrize("route", ROUTES)
def test_a_method_that_is_not_listed_is_refused(route, world):
    for method in ("GET", "POST", *(("PUT", "PATCH", "DELETE") if is_ours(route) else ())):
        if (route, method) not in LISTED:
            line = Line(route, method, "P01", "", "")
            got = {role: knock(world, line, role, fresh=True) for role in ("ANON", "AGY", "COC", "ADM")}
            assert {role for role, answer in got.items() if answer not in REFUSED} == set(), method


# --- Knocking at a door ----------------------------------------------------------------------------
def knock(world: World, line: Line, role: str, *, fresh: bool = False, second: bool = True, own: bool = True) -> str:
    """The answer in one word. Whatever the request changed is undone."""
    with transaction.atomic():
        client = client_for(world, role, fresh=fresh, second=second)
        data = POSTED[line.route](world, own) if line.route in POSTED and line.method == "POST" else {}
        response = client.generic(line.method, address(line.route, world, role, own), **body(line, data))
        answer = in_a_word(response)
        transaction.set_rollback(True)
    return answer


def body(line: Line, data: dict) -> dict:
    if line.method == "GET":
        return {}
    if line.route in API:
        return {"data": "{}", "content_type": "application/json"}
    encoded = "&".join(f"{key}={value}" for key, value in data.items())
    return {"data": encoded, "content_type": "application/x-www-form-urlencoded"}


def client_for(world: World, role: str, *, fresh: bool, second: bool) -> Client:
    """A browser of its own with a session that was opened once: it is the same for every door."""
    client = Client()
    if world.people[role] is not None:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[role, fresh, second]
    return client


def session_for(person: User, *, fresh: bool, second: bool) -> str:
    client = Client()
    client.force_login(person)
    given = (clock.now() - (timedelta() if fresh else PAST)).timestamp()
    session = client.session
    methods = ["password", "mfa"] if second else ["password"]
    session["account_authentication_methods"] = [{"method": method, "at": given} for method in methods]
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return str(session.session_key)


def address(route: str, world: World, role: str, own: bool) -> str:
    if route in UNNAMED:
        return UNNAMED[route]
    target = OWN.get(route) if own else OTHERS.get(route)
    there = dict(target(world, role)) if target else in_admin(route)
    return translate_url(reverse(route, kwargs=there), LANGUAGE)


def in_a_word(response: HttpResponse) -> str:
    if response.status_code in (301, 302):
        there = urlsplit(response.headers["Location"])
        if there.path.endswith("/accounts/second-factor/"):
            return SECOND_FACTOR
        comes_back = "next=" in there.query or LINK in response.wsgi_request.session  # type: ignore[attr-defined]
        return SIGN_IN if there.path.endswith("/accounts/login/") and comes_back else ALLOWED
    known = {401: SIGN_IN, 403: FORBIDDEN, 404: HIDDEN, 405: METHOD}
    return known.get(response.status_code, ALLOWED)
