from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from network_portal.notifications.actions.sending_domain import check_sending_domain


class Command(BaseCommand):
    help = "Ask the name servers whether mail of this portal can be told from forged mail: SPF, DKIM, DMARC."

    def handle(self, *args: Any, **options: Any) -> None:
        found = check_sending_domain()
        with override("en"):  # as all commands speak
            for one in found:
                self.stdout.write(f"{one.get_kind_display()} {one.name}: {one.sentence}")
                if one.record:
                    self.stdout.write(f'    {one.name} TXT "{one.record}"')
        if not all(one.is_fine for one in found):
            raise CommandError("Something is to be added or could not be checked; see above.")
