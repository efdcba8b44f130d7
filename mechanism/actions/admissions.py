"""How an organisation stands in the Mechanism: suspended with a reason, heard again."""

from django.db import transaction

from mechanism.actions.letters import tell_standing
from mechanism.models import Admission
from network_portal.audit.actions import record
from network_portal.common import clock
from network_portal.common.actors import Actor
from network_portal.common.errors import DomainError
from network_portal.common.versions import take
from network_portal.organisations.models import Organisation


def lock_standing(organisation_id: int) -> Admission | None:
    """Whoever changes what an organisation is in the Mechanism waits here: leaving and admitting never cross."""
    return Admission.objects.select_for_update(of=("self",)).filter(organisation=organisation_id).first()


def locked_admission(by: Actor, organisation: Organisation) -> Admission:
    """Made with the first request of an organisation that the portal knew before the Mechanism did."""
    Admission.objects.get_or_create(
        organisation=organisation, defaults={"registered_by_id": by.user_id, "confirmed_at": clock.now()}
    )
    return Admission.objects.select_for_update(of=("self",)).get(organisation=organisation)


@transaction.atomic
def suspend_organisation(*, by: Actor, organisation: Organisation, version: int, reason: str) -> Admission:
    """It keeps its seats and their history, and neither votes nor acts as a member until somebody lifts this.

    Raises DomainError: changed_meanwhile, own_request, reason_missing, not_in_the_mechanism, suspended_already.
    """
    if not reason.strip():
        raise DomainError("reason_missing", field="reason")
    admission = _taken(by, organisation, version)
    if admission.suspended_at:
        raise DomainError("suspended_already")
    admission.suspended_at, admission.suspension = clock.now(), reason
    admission.save(update_fields=["suspended_at", "suspension"])
    record("mechanism.suspend_organisation", by=by, target=admission)
    tell_standing("mechanism.suspended", admission)
    return admission


@transaction.atomic
def lift_suspension(*, by: Actor, organisation: Organisation, version: int) -> Admission:
    """Raises DomainError: changed_meanwhile, own_request, not_in_the_mechanism, not_suspended."""
    admission = _taken(by, organisation, version)
    if not admission.suspended_at:
        raise DomainError("not_suspended")
    admission.suspended_at, admission.suspension = None, ""
    admission.save(update_fields=["suspended_at", "suspension"])
    record("mechanism.lift_suspension", by=by, target=admission)
    tell_standing("mechanism.lifted", admission)
    return admission


def _taken(by: Actor, organisation: Organisation, version: int) -> Admission:
    if organisation.pk in by.memberships:
        raise DomainError("own_request")
    admission = Admission.objects.filter(organisation=organisation, ended_at=None).first()
    if admission is None:
        raise DomainError("not_in_the_mechanism")
    return take(admission, version)
