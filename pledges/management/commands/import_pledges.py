from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from pledges.actions.imports import import_pledges
from pledges.import_sentences import column_name, file_sentence
from pledges.models import PledgeImport
from pledges.queries.imports import Preview, preview_import, read_pledge_file
from pledges.queries.known_world import known_world
from workplan.rules.importing import Problem


class Command(BaseCommand):
    help = "Imports pledges from an XLSX or CSV file: all of them, or none where a cell is unclear."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--language",
            default=settings.LANGUAGE_CODE,
            choices=[code for code, _name in settings.LANGUAGES],
            help="The language of texts of which the file does not say it.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would change and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        target = PledgeImport(file_name=file.name, language=options["language"])
        try:
            world = known_world()
            reading = read_pledge_file(file.read_bytes(), file.name, world)
            preview = preview_import(reading, world, target.language)
            self._tell(preview)
            if not options["dry_run"]:
                import_pledges(by=SYSTEM, target=target, reading=reading, fingerprint=preview.fingerprint)
                self.stdout.write("Nothing to import." if preview.changes_nothing else "Imported.")
        except DomainError as error:
            raise CommandError(str(error)) from error

    def _tell(self, preview: Preview) -> None:
        for warning in preview.warnings:
            self.stdout.write(f"note     {_place(warning)}: {file_sentence(warning)}")
        for problem in preview.problems:
            self.stderr.write(f"problem  {_place(problem)}: {file_sentence(problem)}")
        if preview.problems:
            raise CommandError(f"{len(preview.problems)} problems. Nothing was imported.")
        for change in preview.changed:
            cells = "; ".join(f"{one.column}: {one.before!r} -> {one.after!r}" for one in change.differences)
            self.stdout.write(f"changed  {change.row.reference}: {cells}")
        for change in preview.added:
            lacks = ", ".join(column_name(name) for name in change.lacks)
            self.stdout.write(f"added    {change.row.title}" + (f" (incomplete: {lacks})" if lacks else ""))
        if preview.unchanged:
            self.stdout.write(f"the same {preview.unchanged}")


def _place(problem: Problem) -> str:
    return ", ".join(filter(None, [problem.sheet, f"row {problem.row}", problem.cell]))
