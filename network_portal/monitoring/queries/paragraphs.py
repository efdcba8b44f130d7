"""What other leads added to an update, and where they may."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from network_portal.monitoring.models import CopiedLead, Duty, Paragraph, Round, Update
from network_portal.monitoring.queries.subjects import facts_of
from network_portal.monitoring.rules.updates import UpdateState
from network_portal.monitoring.subjects import SubjectFacts
from network_portal.organisations.queries.names import is_named


@dataclass(frozen=True)
class Copied:
    """A subject that another organisation reports, and what this one added so far."""

    duty: Duty
    facts: SubjectFacts
    paragraph: Paragraph | None
    is_open: bool = True

    @property
    def path(self) -> str:
        return f"paragraph/{self.duty.pk}/"


def copied_to(round_: Round, organisation_id: int, language: str) -> list[Copied]:
    """In the order of the plan; `is_open` while a paragraph can be added. One query where nothing is copied."""
    rows = CopiedLead.objects.filter(duty__round=round_, organisation=organisation_id)
    duties = [row.duty for row in rows.select_related("duty__organisation", "duty__round")]
    if not duties:
        return []
    own = Paragraph.objects.filter(duty__in=duties, organisation=organisation_id)
    paragraphs = {paragraph.duty_id: paragraph for paragraph in own}
    accepted = Update.objects.filter(duty__in=duties, state=UpdateState.ACCEPTED)
    closed = set(accepted.values_list("duty_id", flat=True))
    facts = facts_of([duty.subject_id for duty in duties], language)
    found = [
        Copied(duty, facts[duty.subject_id], paragraphs.get(duty.pk), duty.takes_updates and duty.pk not in closed)
        for duty in duties
        if duty.subject_id in facts
    ]
    return sorted(found, key=lambda row: row.facts.order)


def paragraph_path(subject_id: int, organisation_id: int) -> str:
    """Where a lead can add today to what another reports in a round; "" where no open round asks for it."""
    rows = CopiedLead.objects.filter(duty__subject=subject_id, organisation=organisation_id)
    rows = rows.exclude(duty__update__state=UpdateState.ACCEPTED).select_related("duty__round", "organisation")
    for row in rows.order_by("-duty__round__opens_on"):
        if row.duty.takes_updates:
            return reverse("monitoring:paragraph", args=[row.duty.round.slug, row.organisation.slug, row.duty_id])
    return ""


def paragraphs_beside(duties: Iterable[int | None]) -> dict[int, list[Paragraph]]:
    """By duty, for the co-chairs who decide; one query."""
    beside: dict[int, list[Paragraph]] = defaultdict(list)
    wanted = [duty for duty in duties if duty is not None]
    for paragraph in Paragraph.objects.filter(duty__in=wanted).select_related("organisation"):
        beside[paragraph.duty_id].append(paragraph)
    return dict(beside)


def accepted_paragraphs(subject_id: int) -> list[Paragraph]:
    """What is public of a subject: beside accepted updates, of organisations that everyone may see; one query."""
    accepted = Paragraph.objects.filter(duty__subject=subject_id, duty__update__state=UpdateState.ACCEPTED)
    accepted = accepted.filter(is_named("organisation__"))
    return list(accepted.select_related("organisation", "duty__update"))
