from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.actors import SYSTEM
from pledges.actions.founding import load_founding_pledges


class Command(BaseCommand):
    help = "Loads the pledges of fixtures/ that public sources tell of; running it again is safe."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_founding_pledges(by=SYSTEM)
        self.stdout.write(
            f"Pledges of public sources: {loaded} loaded." if loaded else "Pledges: they are there already."
        )
