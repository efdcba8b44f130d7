"""Who may not decide, because it is their own."""

from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation
from pledges.models import Pledge, PledgeImport, Submission


def ones_own(by: Actor, pledge_import: PledgeImport) -> list[str]:
    """The organisations of this person of which a file writes pledges."""
    written = pledge_import.preview.get("organisations", [])
    found = Organisation.objects.filter(pk__in=set(written) & set(by.memberships)).order_by("slug")
    return [body.short_name for body in found]


def is_ones_own(by: Actor, pledge: Pledge) -> bool:
    """Of an organisation of this person: it pledges, reports or is a partner."""
    mine = set(by.memberships)
    return bool(mine & {pledge.organisation_id, pledge.reporter_id}) or pledge.partners.filter(pk__in=mine).exists()


def why_not_decide(by: Actor, submission: Submission) -> str:
    """The code of what forbids this person to publish or return it, or an empty text."""
    if submission.bodies & set(by.memberships):
        return "pledge_is_ones_own"
    return "pledge_written_by_you" if submission.was_written_by(by.user_id) else ""
