from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.languages import current_language
from workplan.actions.mid_term import note_outcome
from workplan.models import Activity, Adjustment
from workplan.rules.adjustments import part_of
from workplan.rules.mid_term import Outcome

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Agreement:
    """Why an endorsed plan is adjusted, and who agreed: a body or a meeting, in the words of who records it."""

    reason: str = ""
    agreed_by: str = ""


NOT_AGREED = Agreement()


def record_adjustment(*, by: Actor, activity: Activity, before: Said, after: Said, agreement: Agreement) -> Adjustment:
    """Inside the transaction of the change itself; `before` and `after` describe the activity.

    Raises DomainError: adjustment_needs_reason, adjustment_needs_agreement.
    """
    reason, agreed_by = agreement.reason.strip(), agreement.agreed_by.strip()
    if not reason:
        raise DomainError("adjustment_needs_reason", field="reason")
    if not agreed_by:
        raise DomainError("adjustment_needs_agreement", field="agreed_by")
    made = Adjustment.objects.create(
        activity=activity,
        changes=part_of(before, after),
        reason=reason,
        agreed_by=agreed_by,
        language=current_language(),
        organisation_id=by.acting_for,
    )
    note_outcome(by=by, activity=activity, outcome=Outcome.ADJUSTED, note=reason)
    return made
