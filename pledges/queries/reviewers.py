"""Who may not decide, because it is their own."""

from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation
from pledges.models import PledgeImport


def ones_own(by: Actor, pledge_import: PledgeImport) -> list[str]:
    """The organisations of this person of which a file writes pledges."""
    written = pledge_import.preview.get("organisations", [])
    found = Organisation.objects.filter(pk__in=set(written) & set(by.memberships)).order_by("slug")
    return [body.short_name for body in found]
