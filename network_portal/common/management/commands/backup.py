from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.backups.making import back_up


class Command(BaseCommand):
    help = "Write one file with the database and the files that people sent; the portal may run meanwhile."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="Replace a file of this name.")

    def handle(self, *args: Any, **options: Any) -> None:
        back_up(options["file"].absolute(), self.stdout.write, replace=options["replace"])
