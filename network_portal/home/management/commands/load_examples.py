from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from network_portal.common.actors import SYSTEM
from network_portal.home.actions.examples import load_examples
from network_portal.home.examples import DEMONSTRATION_SIGN_INS


class Command(BaseCommand):
    help = "Loads the EXAMPLE demonstration: invented people and the plan in force. Never in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EXAMPLES_ALLOWED:
            raise CommandError("Production never loads examples. Nothing was changed.")
        plan = load_examples(by=SYSTEM)
        if plan is None:
            self.stdout.write("A real plan follows 2023-2024 already, so no EXAMPLE plan was added.")
        else:
            self.stdout.write(f"The EXAMPLE plan {plan.slug} is there.")
        with translation.override("en"):  # as everything else that commands print
            for role, email, password in DEMONSTRATION_SIGN_INS:
                self.stdout.write(f"{role!s:<30} {email:<32} {password}")
