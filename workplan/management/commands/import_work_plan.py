from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from network_portal.common.actors import SYSTEM
from network_portal.common.errors import DomainError
from workplan.actions.imports import import_plan
from workplan.import_sentences import done_sentence, file_sentence, outside_sentence
from workplan.models import Plan
from workplan.queries.imports import Preview, names_of_organisations, preview_import, read_plan_file
from workplan.rules.importing import Problem


class Command(BaseCommand):
    help = "Imports the activities of a plan from an XLSX or CSV file: all of them, or none where a cell is unclear."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--plan", required=True, help="The address of a draft, for instance 2025-2026.")
        parser.add_argument(
            "--with-done-dates",
            action="store_true",
            help="Also take the dates on which deliverables were done, which a draft leaves out otherwise.",
        )
        parser.add_argument(
            "--with-removals",
            action="store_true",
            help="Also take away what stands in the plan where the file has an empty cell.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would change and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        with_done = options["with_done_dates"]
        file, plan = options["file"], Plan.objects.filter(slug=options["plan"]).first()
        if plan is None:
            raise CommandError(f"There is no plan {options['plan']}.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            reading = read_plan_file(plan, file.read_bytes(), file.name)
            preview = preview_import(plan, reading, with_done=with_done)
            self._tell(preview, plan, with_done)
            if not options["dry_run"]:
                asked = {"with_done": with_done, "with_removals": options["with_removals"]}
                import_plan(by=SYSTEM, plan=plan, reading=reading, fingerprint=preview.fingerprint, **asked)
                self.stdout.write("Imported." if not preview.changes_nothing else "Nothing to import.")
        except DomainError as error:
            raise CommandError(str(error)) from error

    def _tell(self, preview: Preview, plan: Plan, with_done: bool) -> None:
        names = names_of_organisations()
        for sentence in filter(None, [outside_sentence(preview.outside, plan.starts_on, plan.ends_on)]):
            self.stdout.write(f"warning  {sentence}")
        for sentence in filter(None, [done_sentence(0 if with_done else preview.done)]):
            self.stdout.write(f"warning  {sentence} --with-done-dates asks for them.")
        for warning in preview.warnings:
            self.stdout.write(f"note     {_place(warning)}: {file_sentence(warning, names)}")
        for problem in preview.problems:
            self.stderr.write(f"problem  {_place(problem)}: {file_sentence(problem, names)}")
        if preview.problems:
            raise CommandError(f"{len(preview.problems)} problems. Nothing was imported.")
        for change in preview.changed:
            cells = "; ".join(f"{one.column}: {one.before!r} -> {one.after!r}" for one in change.differences)
            self.stdout.write(f"changed  {change.row.code}: {cells}")
        for change, one in preview.removals:
            self.stdout.write(
                f"removed  {change.row.code}: {one.column}, now {one.before!r}; --with-removals lets it go"
            )
        for change in preview.added:
            self.stdout.write(f"added    {change.row.code}")
        for stored in preview.kept:
            self.stdout.write(f"kept     {stored.row.code}: it is not in the file and stays as it is")
        if preview.unchanged:
            self.stdout.write(f"the same {preview.unchanged}")


def _place(problem: Problem) -> str:
    row = f"row {problem.row}" if problem.row else f"activity {problem.values.get('activity', '')}"
    return ", ".join(filter(None, [problem.sheet, row, problem.cell]))
