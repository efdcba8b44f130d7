from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.backups.restoring import restore


class Command(BaseCommand):
    help = "Put the portal of a backup in place, whole or not at all; who was erased since stays erased."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="The present portal is lost, except for erasures.")
        parser.add_argument(
            "--of-another-key", action="store_true", help="The file was made with a SECRET_KEY now lost."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        flags = {"replace": options["replace"], "of_another_key": options["of_another_key"]}
        restore(options["file"].absolute(), self.stdout.write, **flags)
