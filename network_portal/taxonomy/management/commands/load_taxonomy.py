from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.actors import SYSTEM
from network_portal.taxonomy.actions.country_facts import load_country_facts
from network_portal.taxonomy.actions.reference_data import load_taxonomy


class Command(BaseCommand):
    help = "Loads the reference data (objectives, groups, countries, …) from fixtures/; running it again is safe."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = load_taxonomy(by=SYSTEM) + load_country_facts(by=SYSTEM)
        self.stdout.write(f"Reference data: {changed} rows added or changed.")
