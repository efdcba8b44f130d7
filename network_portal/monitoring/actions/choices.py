from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.versions import take
from network_portal.monitoring.models import ReportingChoice
from network_portal.organisations.models import Organisation


@transaction.atomic
def choose_reporting(
    *, by: Actor, organisation: Organisation, version: int, is_called: bool, is_reminded: bool
) -> ReportingChoice:
    """Whether an organisation is called to rounds, from the next that opens, and reminded, from now on.

    `version` is that of the choice seen, 0 where there was none. Raises DomainError: changed_meanwhile.
    """
    found, _is_new = ReportingChoice.objects.get_or_create(organisation=organisation)
    fresh = take(found, version)
    changes = {"is_called": [fresh.is_called, is_called], "is_reminded": [fresh.is_reminded, is_reminded]}
    fresh.is_called, fresh.is_reminded = is_called, is_reminded
    fresh.save()
    record("monitoring.choose_reporting", by=by, target=fresh, changes=changes)
    return fresh
