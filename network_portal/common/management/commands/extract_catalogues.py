import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from network_portal.common import extraction


class Command(BaseCommand):
    help = "Bring the sentences of code and templates into the catalogues; translations are kept."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; exit 1 if one is not up to date.")

    def handle(self, *args: Any, **options: Any) -> None:
        root, locale = Path(settings.BASE_DIR), Path(settings.LOCALE_PATHS[0])
        parts = [path.name for path in root.iterdir() if (path / "__init__.py").exists()]
        changed = extraction.update(root, locale, parts, write=not options["check"])
        for path in changed:
            self.stdout.write(f"{'Not up to date' if options['check'] else 'Updated'}: {path.relative_to(root)}")
        if changed and options["check"]:
            sys.exit(1)
