from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.actors import SYSTEM
from network_portal.knowledge.actions.founding import load_practices


class Command(BaseCommand):
    help = "Loads the practices of fixtures/ that public sources tell of; running it again is safe."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_practices(by=SYSTEM)
        self.stdout.write(
            f"Practices of public sources: {loaded} loaded." if loaded else "Practices: they are there already."
        )
