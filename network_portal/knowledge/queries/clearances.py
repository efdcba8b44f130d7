"""Clearances as members and co-chairs see them."""

from collections.abc import Mapping

from django.db.models import QuerySet

from network_portal.common import actors, clock
from network_portal.common.actors import Actor
from network_portal.knowledge.models import Clearance, ClearanceAnswer
from network_portal.knowledge.rules.clearances import Answer, ClearanceState
from network_portal.organisations.models import Organisation
from network_portal.organisations.queries.teams import member_agencies


def network_members() -> QuerySet[Organisation]:
    return Organisation.objects.filter(is_network_member=True).order_by("slug")


def clearances() -> QuerySet[Clearance]:
    return Clearance.objects.select_related("organisation")


def open_clearance_of(kind: str, key: str) -> Clearance | None:
    return Clearance.objects.open().filter(subject_kind=kind, subject_key=key).first()


def clearances_of(kind: str, key: str) -> QuerySet[Clearance]:
    """The newest first."""
    return clearances().filter(subject_kind=kind, subject_key=key)


def due_clearances() -> QuerySet[Clearance]:
    """Open ones whose deadline has come."""
    return Clearance.objects.open().filter(closes_at__lte=clock.now()).order_by("closes_at", "pk")


def agencies_answered_for(actor: Actor) -> set[int]:
    """The members for which this person says yes or no: as their focal point, or as a co-chair of their team."""
    mine = actor.organisations_as(actors.FOCAL_POINT)
    if actor.has_role(actors.CO_CHAIR):
        mine = frozenset(actor.memberships)
    return member_agencies(mine) if mine else set()


def answers_of(clearance: Clearance) -> list[ClearanceAnswer]:
    """A row for each member, in the order of their acronyms."""
    rows = clearance.answers.select_related("organisation")
    return sorted(rows, key=lambda row: row.organisation.short_name.casefold())


def counted(answers: list[ClearanceAnswer]) -> Mapping[str, int]:
    return {answer.name.lower(): sum(row.answer == answer for row in answers) for answer in Answer}


def unanswered(actor: Actor) -> list[ClearanceAnswer]:
    """What this person's agencies have not answered, and can still answer; the nearest deadline first."""
    mine = agencies_answered_for(actor)
    if not mine:
        return []
    rows = ClearanceAnswer.objects.filter(
        organisation__in=mine,
        answer=Answer.SILENT,
        clearance__state=ClearanceState.OPEN,
        clearance__closes_at__gt=clock.now(),
    )
    return list(rows.select_related("clearance", "organisation").order_by("clearance__closes_at", "pk"))
