from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from network_portal.common import catalogues


class Command(BaseCommand):
    help = "Compile the catalogues of sentences that changed since they were compiled last."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for locale in settings.LOCALE_PATHS:
            for path in catalogues.compile_all(Path(locale)):
                if options["verbosity"]:
                    self.stdout.write(f"Compiled {path}")
        catalogues.forget_what_was_read()
