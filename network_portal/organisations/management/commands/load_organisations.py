import csv
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from network_portal.common.actors import SYSTEM
from network_portal.organisations.actions.organisations import load_organisation
from network_portal.organisations.rules.agencies import read_agency

FIXTURE = Path(settings.BASE_DIR) / "fixtures" / "agencies.csv"


class Command(BaseCommand):
    help = "Load the organisations of fixtures/agencies.csv; the same file again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        with FIXTURE.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            load_organisation(by=SYSTEM, agency=read_agency(row))
        self.stdout.write(f"{len(rows)} organisations are there.")
