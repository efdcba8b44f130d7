"""How a round stands: by organisation, and what waits for a decision."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from network_portal.common import clock
from network_portal.monitoring.models import Duty, MailedLink, Notice, Round, Update
from network_portal.monitoring.queries.people import focal_points
from network_portal.monitoring.queries.rounds import unanswered
from network_portal.monitoring.rules.rounds import NoticeKind, RoundState
from network_portal.monitoring.rules.updates import SENT, UpdateState
from network_portal.notifications.models import Message
from network_portal.organisations.models import Organisation

NOTHING = "due"


@dataclass(frozen=True)
class Standing:
    """One organisation in a round: how many of its duties are in each state, and whether it can be reached.

    `is_disowned`: a person said that the mail is not for them."""

    organisation: Organisation
    counts: Counter[str]
    people: int
    has_dead_address: bool
    is_past_due: bool
    is_disowned: bool = False

    @property
    def owed(self) -> int:
        return sum(self.counts.values())

    @property
    def unanswered(self) -> int:
        return self.owed - sum(self.counts[state] for state in SENT)

    @property
    def answered(self) -> int:
        return self.owed - self.unanswered

    @property
    def overdue(self) -> int:
        return self.unanswered if self.is_past_due else 0

    @property
    def is_silent(self) -> bool:
        """Not one word, not even a draft."""
        return self.counts[NOTHING] == self.owed

    @property
    def cannot_be_reached(self) -> bool:
        return self.people == 0 or self.has_dead_address or self.is_disowned


def standings(round_: Round) -> list[Standing]:
    """Those that owe most first; five queries, however many organisations."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    rows = Duty.objects.filter(round=round_).values_list("organisation_id", "update__state")
    for body, state in rows:
        counts[body][state or NOTHING] += 1
    people = focal_points(list(counts))
    links = MailedLink.objects.filter(round=round_).exclude(disowned_at=None)
    disowned = set(links.values_list("organisation_id", flat=True))
    dead = _dead_addresses(person.pk for persons in people.values() for person in persons)
    past = clock.today() > round_.due_on
    found = [
        Standing(
            organisation=body,
            counts=counts[body.pk],
            people=len(people.get(body.pk, ())),
            has_dead_address=any(person.pk in dead for person in people.get(body.pk, ())),
            is_past_due=past,
            is_disowned=body.pk in disowned,
        )
        for body in Organisation.objects.filter(pk__in=counts)
    ]
    return sorted(found, key=lambda one: (-one.unanswered, one.organisation.slug))


def answered_of(round_: Round, organisations: Iterable[int]) -> dict[int, tuple[int, int]]:
    """By organisation, how many it answered and how many it was asked for; one query."""
    states: dict[int, list[str]] = defaultdict(list)
    duties = Duty.objects.filter(round=round_, organisation__in=list(organisations))
    for body, state in duties.values_list("organisation_id", "update__state"):
        states[body].append(state)
    return {body: (sum(state in SENT for state in found), len(found)) for body, found in states.items()}


def to_decide(round_: Round | None = None) -> "QuerySet[Update]":
    """Submitted updates, the oldest first; `round_` None: news outside rounds too."""
    waiting = Update.objects.filter(state=UpdateState.SUBMITTED).select_related("organisation", "duty__round")
    return (waiting.filter(duty__round=round_) if round_ else waiting).order_by("submitted_at", "pk")


def last_asked(round_: Round) -> dict[int, tuple[datetime, bool]]:
    """By organisation, when the last mail of this round asked it to answer, and whether a co-chair nudged it then."""
    asking = (NoticeKind.CALL, NoticeKind.REMINDER_BEFORE, NoticeKind.REMINDER_AFTER, NoticeKind.NUDGE)
    rows = Notice.objects.filter(round=round_, kind__in=asking).order_by("created_at", "pk")
    asked = rows.values_list("organisation_id", "created_at", "kind")
    return {body: (day, kind == NoticeKind.NUDGE) for body, day, kind in asked}


def owing_since(organisations: Iterable[int], today: date) -> "QuerySet[Duty]":
    """What these organisations have not answered and can answer: in rounds that are open, or open to them again;
    the earliest due first."""
    takes_answers = Q(round__state=RoundState.OPEN) | Q(round__state=RoundState.CLOSED, reopened_until__gte=today)
    duties = unanswered(Duty.objects.filter(takes_answers, organisation__in=list(organisations)))
    return duties.select_related("round", "organisation").order_by("round__due_on")


def _dead_addresses(people: Iterable[int]) -> set[int]:
    """To whom the last message could not be delivered."""
    last: dict[int, str] = {}
    rows = Message.objects.filter(person__in=list(people), state__in=(Message.SENT, Message.FAILED))
    for person, state in rows.order_by("pk").values_list("person_id", "state"):
        if person is not None:
            last[person] = state
    return {person for person, state in last.items() if state == Message.FAILED}
