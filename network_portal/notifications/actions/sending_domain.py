from django.conf import settings
from django.db import transaction

from network_portal.common import clock
from network_portal.notifications.models import DomainFinding
from network_portal.notifications.queries.sending_domain import sending
from network_portal.notifications.resolver import texts_of
from network_portal.notifications.rules.sending_domain import Texts, findings


def check_sending_domain(*, texts: Texts = texts_of) -> list[DomainFinding]:
    """Ask the name servers, then keep what they said in the place of what they said before."""
    wanted = sending()
    found = findings(wanted, texts)
    with transaction.atomic():
        rows = [
            DomainFinding.objects.update_or_create(
                name=one.name,
                defaults={
                    "kind": one.kind,
                    "domain": wanted.domain,
                    "code": one.code,
                    "record": one.record,
                    "number": one.number,
                    "checked_at": clock.now(),
                },
            )[0]
            for one in found
        ]
        DomainFinding.objects.exclude(pk__in=[row.pk for row in rows]).delete()
    return rows


def check_domain_that_sends() -> None:
    """The daily job: a portal that keeps its mails as files has no domain to be checked."""
    if not settings.OUTBOX_PAGE:
        check_sending_domain()
