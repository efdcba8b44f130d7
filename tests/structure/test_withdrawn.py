"""An organisation shows itself everywhere, withdraws, and within a minute nobody finds it on any public surface: every
route of the permission table that anybody may read, every address of the sitemap, files unpacked."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import resolve

from network_portal.bodies.models import Body, Seat
from network_portal.common import clock, registry
from network_portal.organisations.models import Alias, Organisation
from network_portal.organisations.queries.profiles import SWITCHES
from network_portal.organisations.rules.names import normalise
from network_portal.search.actions.changes import rebuild_search
from network_portal.taxonomy.models import Country
from tests.factories import signed_in
from tests.structure.targets import OWN, World, make_world
from tests.structure.test_permission_table import TABLE, address

NAME, ACRONYM, ALIAS = "Zqnamezq Collective", "ZQACROZQ", "Zqaliaszq"
TOLD = {"about": "zqaboutzq", "networks": "zqnetworkzq", "website": "https://zqsitezq.example.org"}
CANARIES = ("zqnamezq", "zqacrozq", "zqaliaszq", "zqaboutzq", "zqnetworkzq", "zqsitezq")
OF_EACH = 3
LISTS = (
    "/en/search/?q=zqnamezq",
    "/en/directory/?text=zqnamezq",
    "/en/directory/?kind=migrants",
    "/en/mechanism/organisations/?text=zqnamezq",
    "/en/mechanism/organisations/?table=1",
    "/en/pledges/?organisation=mine",
    "/api/v1/organisations/?kind=migrants",
    "/api/v1/pledges/?organisation=mine",
    "/en/directory/mine/contact/",
)


@pytest.fixture
def world(transactional_db) -> World:
    """Without a transaction around it pages and lists are kept, as in a portal at work."""
    world = make_world()
    columns = {f"name_{code}": NAME for code in ("en", "es", "fr", "pt_br")}
    columns |= {f"acronym_{code}": ACRONYM for code in ("en", "es", "fr", "pt_br")}
    Organisation.objects.exclude(pk=world.mine.pk).update(kind="un_agency")
    shown = dict.fromkeys(SWITCHES, True)
    country = Country.objects.first()
    Organisation.objects.filter(pk=world.mine.pk).update(
        kind="migrants", country=country, sectors=["health"], **columns, **TOLD, **shown
    )
    Alias.objects.create(organisation=world.mine, text=ALIAS, normalised=normalise(ALIAS))
    table = Body.objects.get(slug="working-table-1")
    Seat.objects.get_or_create(body=table, organisation=world.mine)
    rebuild_search()
    return world


def addresses(world: World) -> Iterator[str]:
    for line in TABLE:
        reads = line.method == "GET" and line.answer("ANON") == "Y"
        named = line.route in OWN or not line.route.startswith(("admin", "account", "mfa", "socialaccount"))
        if reads and named and "the link is the key" not in line.note:
            yield address(line.route, world, "ANON", True)
    yield from of_the_sitemap()
    yield from LISTS


def of_the_sitemap() -> Iterator[str]:
    """Of each kind of page the first few, and whatever names the organisation's address."""
    seen: Counter[str] = Counter()
    for entry in registry.public_addresses.values():
        for path, _changed in entry.paths():
            kind = resolve(f"/en/{path}").view_name
            seen[kind] += 1
            if seen[kind] <= OF_EACH or "mine" in path:
                yield f"/en/{path}"


def looked_at(paths: list[str]) -> dict[str, str]:
    """What each address says, in small letters; files that are archives unpacked."""
    client = Client()
    return {path: said(client.get(path)) for path in paths}


def said(response) -> str:
    content = response.getvalue()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{content.decode(errors='replace')}".casefold()


def telling(surfaces: dict[str, str]) -> dict[str, list[str]]:
    found = {path: [one for one in CANARIES if one in words] for path, words in surfaces.items()}
    return {path: words for path, words in found.items() if words}


@pytest.mark.django_db(transaction=True)
def test_what_is_withdrawn_is_nowhere_within_a_minute(world):
    paths = sorted(set(addresses(world)))
    before = telling(looked_at(paths))
    for told in ("directory/mine/", "/api/v1/organisations/", "/search/", "/pledges/export.csv", "practice.docx"):
        assert any(told in path for path in before), told
    assert {one for words in before.values() for one in words} == set(CANARIES)
    assert len(before) >= 15
    speaker = world.people["REP"]
    assert speaker
    assert signed_in(speaker).post("/en/accounts/organisations/mine/seen/withdraw/").status_code == 302
    with clock.stopped_at(clock.now() + timedelta(seconds=60)):
        after = looked_at(paths)
        typed = {path: after.pop(path) for path in LISTS if "zqnamezq" in path}
        gone = Client().get("/en/directory/mine/")
    assert telling(after) == {}
    assert gone.status_code == 404
    for path, words in typed.items():  # they say again what was typed, and nothing that was not
        assert "/directory/mine/" not in words, path
        assert "zqacrozq" not in words, path
