from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from network_portal.common.actors import SYSTEM
from network_portal.home.actions.seed import seed_region
from network_portal.home.actions.seed_pledges import seed_pledges
from network_portal.home.actions.seed_practices import seed_practices


class Command(BaseCommand):
    help = "Makes an EXAMPLE region of any size, the same each time. Never in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scale", type=int, required=True, help="Organisations and people.")
        parser.add_argument("--plan-activities", type=int, help="Activities of the plan; as many if not given.")

        parser.add_argument("--pledges", type=int, default=0, help="Pledges of these organisations; none if not given.")
        parser.add_argument("--practices", type=int, default=0, help="Good practices; none if not given.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EXAMPLES_ALLOWED:
            raise CommandError("Production never loads examples. Nothing was changed.")
        scale = options["scale"]
        if scale < 1:
            raise CommandError("The scale is a number from 1.")
        activities = options["plan_activities"] if options["plan_activities"] is not None else scale
        if activities < 0:
            raise CommandError("The activities of the plan are a number from 0.")
        if options["pledges"] < 0:
            raise CommandError("The pledges are a number from 0.")
        if options["practices"] < 0:
            raise CommandError("The practices are a number from 0.")
        plan = seed_region(by=SYSTEM, scale=scale, plan_activities=activities)
        self.stdout.write(f"EXAMPLE: {scale} organisations, {scale} people, plan {plan.slug}.")
        if options["pledges"]:
            seed_pledges(by=SYSTEM, size=options["pledges"])
            self.stdout.write(f"EXAMPLE: {options['pledges']} pledges.")
        if options["practices"]:
            seed_practices(by=SYSTEM, size=options["practices"])
            self.stdout.write(f"EXAMPLE: {options['practices']} practices.")
