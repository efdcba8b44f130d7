"""What the tests of the import share: a world with names, files of pledges, and the way of one file."""

from network_portal.common.actors import SYSTEM
from network_portal.common.spreadsheets import write_csv
from network_portal.taxonomy.models import Country, GuidingPrinciple
from pledges.actions.imports import import_pledges
from pledges.models import PledgeImport
from pledges.queries.imports import preview_import, read_pledge_file
from pledges.queries.known_world import known_world
from tests.factories import make_activity, make_plan, make_priority, make_reference_data

TEXT = "EXAMPLE " + "palabra " * 40


def make_registry():
    """Organisations, countries, principles, and the activity that carries a pledge."""
    make_reference_data()
    for letter, name in (("a", "People-centred"), ("b", "International cooperation")):
        GuidingPrinciple.objects.create(letter=letter, name_en=name)
    for iso3, iso2, name in (("COL", "CO", "Colombia"), ("HND", "HN", "Honduras")):
        Country.objects.create(iso3=iso3, iso2=iso2, name_en=name, status="member_state", m49_subregion="x")
    return make_activity(make_priority(make_plan("2023-2024", state="closed"), "B3"), "B3.2")


def csv_of(*rows, columns=("title", "organisation", "language")):
    return write_csv([columns, *rows], exact=True)


def previewed(content, name="pledges.csv"):
    world = known_world()
    reading = read_pledge_file(content, name, world)
    return reading, preview_import(reading, world, "en")


def imported(content, name="pledges.csv"):
    reading, preview = previewed(content, name)
    assert preview.problems == (), preview.problems
    target = PledgeImport(file_name=name, language="en")
    return import_pledges(by=SYSTEM, target=target, reading=reading, fingerprint=preview.fingerprint)


def problems(content, name="pledges.csv"):
    return [(one.code, one.cell) for one in previewed(content, name)[1].problems]
