"""What organisations chose of the calendar's mails, and what holds for those that chose nothing."""

from collections.abc import Collection
from dataclasses import dataclass

from network_portal.monitoring.models import ReportingChoice
from network_portal.monitoring.queries.rounds import calendars
from network_portal.monitoring.queries.subjects import owners_in_order
from network_portal.monitoring.rules.choices import is_called, is_reminded
from network_portal.organisations.models import Organisation


@dataclass(frozen=True)
class Chosen:
    """One organisation and what holds for it; `is_own` where it said so itself or a co-chair did for it."""

    organisation: Organisation
    is_called: bool
    is_reminded: bool
    is_own: bool
    version: int


def called(bodies: Collection[int]) -> set[int]:
    """Those of these organisations that a round calls; one query."""
    rows = Organisation.objects.filter(pk__in=bodies).values_list("pk", "kind", "reporting_choice__is_called")
    return {pk for pk, kind, choice in rows if is_called(kind, choice)}


def reminded(bodies: Collection[int]) -> set[int]:
    """Those of these organisations that may be reminded; one query."""
    rows = Organisation.objects.filter(pk__in=bodies).values_list("pk", "kind", "reporting_choice__is_reminded")
    return {pk for pk, kind, choice in rows if is_reminded(kind, choice)}


def chosen_by(organisation: Organisation) -> Chosen:
    return _chosen(organisation, ReportingChoice.objects.filter(organisation=organisation).first())


def choices_of(bodies: Collection[int]) -> list[Chosen]:
    """By name; two queries."""
    rows = {row.organisation_id: row for row in ReportingChoice.objects.filter(organisation__in=bodies)}
    return [_chosen(body, rows.get(body.pk)) for body in Organisation.objects.filter(pk__in=bodies).order_by("slug")]


def who_may_be_asked() -> set[int]:
    """The reporters and other leads of the plans in force, and all that chose already."""
    found = set(ReportingChoice.objects.values_list("organisation_id", flat=True))
    for calendar in calendars():
        for owner in owners_in_order():
            for one in owner.due(calendar.name, 0):
                found |= {body for body in (one.organisation_id, *one.copied) if body is not None}
    return found


def _chosen(body: Organisation, row: ReportingChoice | None) -> Chosen:
    calls, reminds = (row.is_called, row.is_reminded) if row else (None, None)
    return Chosen(
        organisation=body,
        is_called=is_called(body.kind, calls),
        is_reminded=is_reminded(body.kind, reminds),
        is_own=row is not None,
        version=row.version if row else 0,
    )
