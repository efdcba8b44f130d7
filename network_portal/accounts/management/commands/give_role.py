from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from network_portal.accounts.actions.roles import give_role
from network_portal.accounts.queries import person_with_address
from network_portal.common.actors import STAFF_ROLES, SYSTEM
from network_portal.common.errors import DomainError


class Command(BaseCommand):
    help = "Give a role to a person who has signed up: how the first administrator of a new portal is made."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", choices=STAFF_ROLES)

    def handle(self, *args: Any, **options: Any) -> None:
        person = person_with_address(options["email"])
        if person is None:
            raise CommandError(f"No account has the address {options['email']}. Sign up with it first.")
        try:
            give_role(by=SYSTEM, person=person, role=options["role"])
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{person} has the role {options['role']} now.")
