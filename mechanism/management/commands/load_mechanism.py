from typing import Any

from django.core.management.base import BaseCommand

from mechanism.actions.founding import load_mechanism
from network_portal.common.actors import SYSTEM


class Command(BaseCommand):
    help = "Loads the tables of the Mechanism from fixtures/; running it again is safe."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = load_mechanism(by=SYSTEM)
        self.stdout.write(f"Tables of the Mechanism: {changed} added or changed.")
