import pytest

from network_portal.bodies.models import Body
from network_portal.search.actions.changes import rebuild_search
from network_portal.search.queries.search import search
from tests.factories import make_organisation, make_seat

pytestmark = pytest.mark.usefixtures("tables")


def found(text, language="en"):
    return [one.url for one in search(text, language, kind="mechanism").results]


def test_tables_are_found_by_their_names_in_each_language_and_by_other_names():
    rebuild_search()
    assert found("mecanismo de diálogo", "es")[0] == "/es/mechanism/"
    assert found("gobernanza fronteriza", "es")[0] == "/es/mechanism/tables/2/"
    assert found("inclusion des personnes migrantes", "fr")[0] == "/fr/mechanism/tables/3/"
    assert found("migration governance saving lives")[0] == "/en/mechanism/tables/2/"
    assert found("mesa de ligação", "pt-br")[0] == "/pt-br/mechanism/liaison-table/"
    assert found("data reliability")[0] == "/en/mechanism/tables/4/#sub-tables"


def test_who_sits_in_a_table_does_not_lead_to_it():
    make_seat(Body.objects.get(slug="working-table-2"), make_organisation(name_en="Zqxseen", acronym_en="ZQXSEEN"))
    rebuild_search()
    assert found("zqxseen") == []
