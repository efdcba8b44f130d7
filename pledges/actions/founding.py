"""The pledges that public sources tell of, from `fixtures/`, through the same importer as any other file."""

import csv
from pathlib import Path

from django.conf import settings
from django.db import transaction

from network_portal.common.actors import Actor
from network_portal.organisations.actions.organisations import load_organisation
from network_portal.organisations.rules.agencies import read_pledging_body
from pledges.actions.imports import import_pledges
from pledges.models import Pledge, PledgeImport
from pledges.queries.imports import preview_import, read_pledge_file
from pledges.queries.known_world import known_world

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
FILE = FIXTURES / "pledges.csv"


@transaction.atomic
def load_founding_pledges(*, by: Actor) -> int:
    """Those that are not there yet, told by their source; how many. What was changed since stays changed."""
    with (FIXTURES / "pledging_bodies.csv").open(encoding="utf-8", newline="") as file:
        for body in csv.DictReader(file):
            load_organisation(by=by, agency=read_pledging_body(body))
    world = known_world()
    reading = read_pledge_file(FILE.read_bytes(), FILE.name, world)
    sources = [one.row.source for one in reading.rows]
    there = set(Pledge.objects.filter(source__in=sources).values_list("source", flat=True))
    reading.rows = [one for one in reading.rows if one.row.source not in there]
    if not reading.rows:
        return 0
    target = PledgeImport(file_name=FILE.name, language="en")
    seen = preview_import(reading, world, target.language).fingerprint
    return import_pledges(by=by, target=target, reading=reading, fingerprint=seen).added
