from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from network_portal.search.actions.changes import rebuild_search


class Command(BaseCommand):
    help = "Bring the search to what is public now. Safe to repeat, also while the portal runs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--afresh", action="store_true", help="Write every row anew, also what did not change.")

    def handle(self, *args: Any, **options: Any) -> None:
        many = rebuild_search(afresh=options["afresh"])
        self.stdout.write(f"{many} public objects are in the search.")
