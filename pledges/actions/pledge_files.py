"""The registry taken out whole, with organisations that are not listed: who did so is kept."""

from django.db import transaction

from network_portal.audit.actions import record
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from pledges.models import PledgeImport
from pledges.permissions import can_import_pledges
from pledges.queries.pledge_files import exported_pledges, pledges_of_part


@transaction.atomic
def export_registry(*, by: Actor, part: int, form: str, name: str) -> bytes:
    """One part in the import format. Raises DomainError: pledge_import_not_yours."""
    if not can_import_pledges.test(by):
        raise DomainError("pledge_import_not_yours")
    record("pledges.export_registry", by=by, target=PledgeImport(file_name=f"{name}.{form}"))
    return exported_pledges(pledges_of_part(part), form)
