"""Who may not decide, because it is their own."""

from collections.abc import Iterable

from network_portal.common.actors import Actor
from network_portal.organisations.models import Organisation
from pledges.models import Pledge, PledgeImport, Submission
from pledges.queries.imports import Preview
from pledges.queries.known_world import KnownWorld


def ones_own(by: Actor, pledge_import: PledgeImport) -> list[str]:
    """The organisations of this person of whose pledges a file writes, as its preview has them."""
    return own_names(by, pledge_import.preview.get("organisations", []))


def own_names(by: Actor, bodies: Iterable[int]) -> list[str]:
    found = Organisation.objects.filter(pk__in=set(bodies) & set(by.memberships)).order_by("slug")
    return [body.short_name for body in found]


def bodies_written(preview: Preview, world: KnownWorld) -> set[int]:
    """Those that pledge, report or are partners in what a file writes, as it says and as the pledge said before."""
    changes = (*preview.added, *preview.changed)
    rows = [row for one in changes for row in (one.row, one.stored.row if one.stored else one.row)]
    keys = {key for row in rows for key in (row.organisation, row.reporter, *row.partners)}
    return {world.organisations[key] for key in keys if key in world.organisations}


def is_ones_own(by: Actor, pledge: Pledge) -> bool:
    """Of an organisation of this person: it pledges, reports or is a partner."""
    mine = set(by.memberships)
    return bool(mine & {pledge.organisation_id, pledge.reporter_id}) or pledge.partners.filter(pk__in=mine).exists()


def why_not_decide(by: Actor, submission: Submission) -> str:
    """The code of what forbids this person to publish or return it, or an empty text."""
    if submission.bodies & set(by.memberships):
        return "pledge_is_ones_own"
    return "pledge_written_by_you" if submission.was_written_by(by.user_id) else ""
