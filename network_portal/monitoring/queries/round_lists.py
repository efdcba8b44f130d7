"""What stands behind the figures of a round: the duties that each of them counts; and the summary of all."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from network_portal.common import clock
from network_portal.monitoring.models import Duty, Round, Update
from network_portal.monitoring.queries.rounds import unanswered
from network_portal.monitoring.queries.subjects import facts_of, statuses_before
from network_portal.monitoring.rules.updates import SENT, UpdateState
from network_portal.monitoring.subjects import SubjectFacts

DUE, OVERDUE, SILENT = "due", "overdue", "silent"
LISTS = (DUE, *(state.value for state in UpdateState), OVERDUE, SILENT)


@dataclass(frozen=True)
class Line:
    """One duty: what it is about, its update as far as it got, and once it is accepted the status that it found."""

    duty: Duty
    facts: SubjectFacts
    update: Update | None
    before: str = ""

    @property
    def is_sent(self) -> bool:
        return self.update is not None and self.update.state in SENT

    @property
    def is_undecided(self) -> bool:
        return self.update is not None and self.update.state == UpdateState.SUBMITTED

    @property
    def is_accepted(self) -> bool:
        return self.update is not None and self.update.state == UpdateState.ACCEPTED

    @property
    def status_changed(self) -> bool:
        """Only what was accepted is the subject's own."""
        if self.update is None or not self.is_accepted:
            return False
        return bool(self.update.status) and self.update.status != self.before


def listed(round_: Round, name: str, silent: Collection[int], organisation: str, language: str) -> list[Line]:
    """The duties that the figure `name` counts; `silent` are the organisations without a word."""
    duties = Duty.objects.filter(round=round_)
    if organisation:
        duties = duties.filter(organisation__slug=organisation)
    if name == SILENT:
        duties = duties.filter(organisation__in=silent)
    elif name == OVERDUE:
        duties = unanswered(duties) if clock.today() > round_.due_on else duties.none()
    elif name == DUE:
        duties = duties.filter(update=None)
    else:
        duties = duties.filter(update__state=name)
    return _lines(list(duties.select_related("organisation")), language)


def summary_lines(round_: Round, language: str) -> list[Line]:
    """Every answer that was sent, an accepted one with the status that it changed; a fixed number of queries."""
    sent = [
        line
        for line in _lines(list(Duty.objects.filter(round=round_).select_related("organisation")), language)
        if line.is_sent
    ]
    decided = {line.duty.subject_id: line.update.decided_at for line in sent if line.update}
    before = statuses_before({subject: moment for subject, moment in decided.items() if moment})
    return [replace(line, before=before.get(line.duty.subject_id, "")) for line in sent]


def _lines(duties: list[Duty], language: str) -> list[Line]:
    updates = {update.duty_id: update for update in Update.objects.filter(duty__in=duties)}
    facts = facts_of([duty.subject_id for duty in duties], language)
    found = [Line(one, facts[one.subject_id], updates.get(one.pk)) for one in duties if one.subject_id in facts]
    return sorted(found, key=lambda line: line.facts.order)
