"""What is hidden is told from nothing by nobody: the same status, words and headers, and the same work.

Whether somebody may read what is there takes one look more at the database than that nothing is there, which no network
tells; of a search the number of looks follows the words that were typed, not what is hidden.
"""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from network_portal.organisations.models import Organisation
from tests.factories import make_organisation, signed_in
from tests.structure.canaries import PRIVATE, make_canaries, protect
from tests.structure.targets import World

pytestmark = pytest.mark.django_db
MISSING = "there-is-no-such-one"
OWN_SIGNS = re.compile(r"[\w-]{20,}")
ADDRESSES = (
    "/en/directory/{}/",
    "/en/directory/{}/contact/",
    "/en/mechanism/tables/1/members/{}/contact/",
    "/en/mechanism/standing/{}/",
    "/en/accounts/organisations/{}/",
    "/en/mechanism/standing/{}/leave/",
    "/en/mechanism/join/alike/{}/",
    "/en/mechanism/join/confirm/{}/",
    "/en/accounts/organisations/{}/seen/",
    "/en/accounts/organisations/{}/protection/",
    "/api/v1/organisations/{}/",
    "/en/search/?text={}",
    "/api/v1/search/?text={}",
    "/en/directory/?text={}",
    "/en/mechanism/organisations/?text={}",
    "/en/pledges/?organisation={}",
    "/api/v1/pledges/?organisation={}",
)
OUTSIDE = ("ANON", "PERS", "EDI")
"""Roles that neither read of such an organisation nor sit with it."""


@pytest.fixture(scope="module")
def world_of_module(rows_of_module) -> World:
    world = make_canaries()
    protect(world)
    return world


@pytest.fixture
def world(world_of_module, db) -> World:
    return world_of_module


def answer(client: Client, path: str, slug: str) -> tuple[int, str, dict[str, str], int]:
    """Status, words and headers without what was typed, and how many queries the second look takes."""
    there = path.format(slug)
    client.get(there)
    with CaptureQueriesContext(connection) as asked:
        got = client.get(there)
    words = OWN_SIGNS.sub("", got.getvalue().decode(errors="replace").replace(slug, "TYPED"))
    heads = {name: OWN_SIGNS.sub("", value.replace(slug, "TYPED")) for name, value in got.items()}
    heads.pop("Content-Length", None)
    return got.status_code, words, heads, len(asked)


@pytest.mark.parametrize("role", OUTSIDE)
@pytest.mark.parametrize("path", ADDRESSES)
def test_a_hidden_one_answers_as_one_that_is_not_there(world, role, path):
    person = world.people[role]
    client = signed_in(person) if person else Client(raise_request_exception=False)
    protected = Organisation.objects.get(pk=world.mine.pk).slug
    *nothing, looks = answer(client, path, MISSING)
    for slug in (PRIVATE.row["slug"], protected):
        *told, taken = answer(client, path, slug)
        assert told == nothing
        assert abs(taken - looks) <= 1


def test_one_that_is_seen_answers_otherwise(world):
    """The control: the comparison finds a difference where there is one."""
    make_organisation("seen-by-all", kind="migrants", is_listed=True)
    assert answer(Client(), ADDRESSES[0], "seen-by-all")[:3] != answer(Client(), ADDRESSES[0], MISSING)[:3]
