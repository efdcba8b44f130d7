from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.installation import set_up, start_afresh


class Command(BaseCommand):
    help = "Migrate, compile catalogues, collect static files, load reference data. Safe to repeat."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--afresh", action="store_true", help="Empty .var/ first (demonstrations only).")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["afresh"]:
            start_afresh()
        set_up(self.stdout.write)
