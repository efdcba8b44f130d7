from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.actors import SYSTEM
from workplan.actions.founding import load_founding_plan


class Command(BaseCommand):
    help = "Loads the Work Plan 2023-2024 from fixtures/; running it again is safe."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load_founding_plan(by=SYSTEM)
        self.stdout.write("Work Plan 2023-2024: " + ("loaded." if loaded else "it is there already."))
