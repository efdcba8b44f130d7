"""What the Mechanism holds about one person, for 'my data' and for erasure."""

from typing import Any

from django.db import transaction

from mechanism.models import Admission, MembershipRequest, Registration
from network_portal.common import registry
from network_portal.common.registry import PersonalData
from network_portal.organisations.queries.teams import with_told_addresses


def export(person_id: int) -> dict[str, Any]:
    begun = Registration.objects.filter(person=person_id).order_by("pk")
    asked = MembershipRequest.objects.filter(asked_by=person_id).order_by("pk")
    written = begun.values("values", "begun_at", "saved_at", "done_at", "organisation__slug")
    requests = asked.values("body__slug", "organisation__slug", "words", "asked_at", "state")
    return {
        "registrations": with_told_addresses(written, person_id),
        "requests": with_told_addresses(requests, person_id),
    }


@transaction.atomic
def erase(person_id: int) -> None:
    """What was never registered goes; what an organisation asked, and how it was answered, stays without names."""
    Registration.objects.filter(person=person_id).delete()
    Admission.objects.filter(registered_by=person_id).update(registered_by=None)
    for column in ("asked_by", "decided_by", "answered_by"):
        MembershipRequest.objects.filter(**{column: person_id}).update(**{column: None})


def register() -> None:
    registry.personal_data.register("mechanism", PersonalData(export=export, erase=erase))
