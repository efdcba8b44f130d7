"""An editor opens every page of the permission table that is an editor's: none tells an organisation's name that is not
listed (P03, P04), whatever it wrote, sent or told."""

import pytest
from django.test import Client

from network_portal.knowledge.models import PracticeSubmission, Publication
from network_portal.organisations.models import Organisation
from tests.factories import signed_in
from tests.structure.targets import OTHERS, OWN, World, make_world
from tests.structure.test_permission_table import TABLE, Line, address

NAME, ACRONYM, SENT = "Unlisted Secret Body", "USECRETB", "2026-01-01T00:00Z"


@pytest.fixture
def world(db) -> World:
    world = make_world()
    names = {f"name_{code}": NAME for code in ("en", "es", "fr", "pt_br")}
    names |= {f"acronym_{code}": ACRONYM for code in ("en", "es", "fr", "pt_br")}
    Organisation.objects.update(kind="civil_society", is_listed=False, is_network_member=False, **names)
    return world


def opened(world: World, line: Line, client: Client) -> list[str]:
    """What the pages of this line say, of what is one's own and of what is somebody else's."""
    own = [True, False] if line.route in OTHERS else [True]
    return [client.get(address(line.route, world, "EDI", which)).getvalue().decode(errors="replace") for which in own]


def is_of_a_link(line: Line, world: World) -> bool:
    """It opens to whoever was sent its link, and says what the link is about."""
    return line.route in OWN and "token" in OWN[line.route](world, "EDI")


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_no_page_of_an_editor_names_an_organisation_that_is_not_listed(world, state):
    PracticeSubmission.objects.update(state=state, submitted_at=SENT, values={"title": "EXAMPLE"})
    Publication.objects.exclude(state="published").update(state=state, submitted_at=SENT)
    client = signed_in(world.people["EDI"])
    lines = [line for line in TABLE if line.method == "GET" and line.answer("EDI") in "YOM"]
    lines = [line for line in lines if not is_of_a_link(line, world)]
    assert len(lines) > 50
    telling = [
        line.route for line in lines if any(NAME in text or ACRONYM in text for text in opened(world, line, client))
    ]
    assert telling == []
