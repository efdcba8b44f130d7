"""Who may do what in rounds. Rows of the permission matrix in brackets."""

from rules.predicates import predicate

from network_portal.accounts.permissions import is_co_chair, is_focal_point
from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.monitoring.models import Duty, EvidenceFile, Update
from network_portal.monitoring.rules.drafters import may_send, may_write
from network_portal.monitoring.rules.updates import UpdateState


@predicate
def speaks_for(actor: Actor, organisation_id: int | None) -> bool:
    return organisation_id is not None and organisation_id in actor.memberships


@predicate
def writes_for(actor: Actor, organisation_id: int | None) -> bool:
    """A colleague whose link is for drafting one subject does not."""
    part = actor.memberships.get(organisation_id or 0, "")
    return bool(part) and may_write(part, False)


@predicate
def reports_for(actor: Actor, organisation_id: int | None) -> bool:
    return organisation_id in actor.organisations_as(actors.REPRESENTATIVE, actors.FOCAL_POINT)


@predicate
def has_organisation(actor: Actor) -> bool:
    return bool(actor.memberships)


@predicate
def may_draft(actor: Actor, duty: Duty) -> bool:
    return may_write(actor.memberships.get(duty.organisation_id, ""), _drafts(actor, duty))


@predicate
def may_send_update(actor: Actor, duty: Duty) -> bool:
    return may_send(actor.memberships.get(duty.organisation_id, ""), _drafts(actor, duty))


@predicate
def may_change_evidence(actor: Actor, update: Update) -> bool:
    """Who may draft it; once it is sent, who may send its correction."""
    if update.duty is None:
        return writes_for.test(actor, update.organisation_id)
    is_sent = update.state == UpdateState.SUBMITTED
    return (may_send_update if is_sent else may_draft).test(actor, update.duty)


@predicate
def can_read_evidence(actor: Actor, file: EvidenceFile) -> bool:
    """Its organisation's own people (who drafts one subject: of that one) and, once it was sent, the co-chairs (G03).

    Accepting makes no file public: of an update visitors read what its subject's owner tells, the first link at most,
    and that after the round; a document may name people. A removed file is nobody's.
    """
    update = file.update
    if file.removed_in is not None:
        return False
    if writes_for.test(actor, update.organisation_id):
        return True
    if update.duty is not None and speaks_for.test(actor, update.organisation_id) and _drafts(actor, update.duty):
        return True
    return update.state != UpdateState.DRAFT and is_co_chair.test(actor)


def _drafts(actor: Actor, duty: Duty) -> bool:
    return actor.user_id is not None and duty.drafter_id == actor.user_id


can_see_rounds = is_co_chair | has_organisation  # G01
reports_or_runs_rounds = is_co_chair | is_focal_point
can_see_owed = speaks_for | is_co_chair  # G01
can_write_update = speaks_for  # G02
can_see_updates = is_co_chair  # G03
can_decide = is_co_chair  # G04, not one's own: rules.updates.may_decide
can_run_rounds = is_co_chair  # G09
can_choose_reporting = reports_for | is_co_chair  # has no row of its own: G05 has the same answers
can_manage_links = reports_for | is_co_chair  # G05
