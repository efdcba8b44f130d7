from typing import Any

from django.core.management.base import BaseCommand

from network_portal.common.actors import SYSTEM
from network_portal.home.actions.examples import remove_examples


class Command(BaseCommand):
    help = "Removes everything that is EXAMPLE; what is real stays."

    def handle(self, *args: Any, **options: Any) -> None:
        remove_examples(by=SYSTEM)
        self.stdout.write("The examples are gone; only what is real is left.")
