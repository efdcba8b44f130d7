"""Who is written to about a round, once an occasion.

A notice is a row in the transaction of what causes it, and so is its message: nothing here sends.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.common import clock
from network_portal.monitoring.models import CopiedLead, Duty, MailedLink, Notice, Round
from network_portal.monitoring.models.links import Pair
from network_portal.monitoring.queries.choices import reminded
from network_portal.monitoring.queries.notices import call_list_values, duty_values
from network_portal.monitoring.queries.people import focal_points
from network_portal.monitoring.queries.rounds import open_rounds, unanswered
from network_portal.monitoring.rules.rounds import NoticeKind, notice_due
from network_portal.notifications.actions import messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import Organisation

BATCH = 500


@dataclass(frozen=True)
class Letter:
    """What a notice says beside the calendar's own: the act that caused it, words of a person and their name.

    `by_id` is whose name `by` is, so that an erasure finds the mail.
    `about` are the subjects it speaks of, where these are not all that is owed; `until` is a day that it names.
    """

    occasion: str = ""
    words: str = ""
    by: str = ""
    by_id: int | None = None
    about: Collection[int] | None = None
    until: date | None = None


PLAIN = Letter()


def call(round_: Round) -> int:
    """The opening message to each person who reports, a copy where others report what one leads too; how many
    were written to."""
    bodies = owing(round_)
    copied = set(CopiedLead.objects.filter(duty__round=round_).values_list("organisation_id", flat=True))
    return notify(round_, NoticeKind.CALL, bodies) + notify(round_, NoticeKind.COPIED, copied - bodies)


def send_due_notices() -> int:
    """What the calendar asks for today, round by round: reminders, then a list of the silent for the co-chairs."""
    written = 0
    for round_ in open_rounds():
        called_on = clock.day_of(round_.opened_at) if round_.opened_at else round_.opens_on
        kind = notice_due(round_.due_on, clock.today(), called_on=called_on)
        if kind is NoticeKind.CALL_LIST:
            written += tell_who_is_silent(round_)
        elif kind is not None:
            written += notify(round_, kind, reminded(owing(round_)))
    return written


def owing(round_: Round) -> set[int]:
    """The organisations with something unanswered."""
    duties = unanswered(Duty.objects.filter(round=round_))
    return set(duties.values_list("organisation_id", flat=True).distinct())


def notify(round_: Round, kind: NoticeKind, bodies: Collection[int], letter: Letter = PLAIN) -> int:
    """One notice and one message to each focal point of the organisations; how many were written to."""
    people = {(body, person.pk): person for body, persons in focal_points(bodies).items() for person in persons}
    return notify_people(round_, kind, people, letter)


@transaction.atomic
def notify_people(round_: Round, kind: NoticeKind, people: Mapping[Pair, User], letter: Letter = PLAIN) -> int:
    """One notice and one message to each person, by organisation; who had this one gets no other, and who said
    that it is not for them, or whose link was taken back, gets none.

    However many people: a fixed number of queries for each batch. Answers how many were written to.
    """
    Round.objects.select_for_update().get(pk=round_.pk)
    told = set(
        Notice.objects.filter(round=round_, kind=kind, occasion=letter.occasion).values_list(
            "organisation_id", "person_id"
        )
    )
    silenced = MailedLink.objects.filter(round=round_).exclude(revoked_at=None)
    told |= set(silenced.values_list("organisation_id", "person_id"))
    pairs = sorted(pair for pair in people if pair not in told)
    for start in range(0, len(pairs), BATCH):
        _write(round_, kind, {pair: people[pair] for pair in pairs[start : start + BATCH]}, letter)
    return len(pairs)


def tell_who_is_silent(round_: Round) -> int:
    """The co-chairs' call list: who answered nothing, and whom nobody can reach; once a round."""
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round_.pk)
        told = set(Notice.objects.filter(round=round_, kind=NoticeKind.CALL_LIST).values_list("person_id", flat=True))
        readers = [person for person in co_chairs() if person.pk not in told]
        body = Organisation.objects.filter(is_co_chair=True).order_by("pk").first()
        if body is None or not readers:
            return 0
        notices = Notice.objects.bulk_create(
            [Notice(round=round_, organisation=body, person=person, kind=NoticeKind.CALL_LIST) for person in readers]
        )
        values = {language: call_list_values(round_, language) for language in {one.language for one in readers}}
        messages.queue_messages(
            kinds["monitoring.call_list"],
            [
                messages.Letter(
                    address=person.email,
                    person_id=person.pk,
                    language=person.language,
                    values=values[person.language] | {"name": person.name},
                    links={"link": {"maker": "monitoring.round", "round": round_.slug}},
                    key=notice_key(notice),
                )
                for notice, person in zip(notices, readers, strict=True)
            ],
        )
    return len(readers)


def _write(round_: Round, kind: NoticeKind, people: dict[Pair, User], letter: Letter) -> None:
    notices = Notice.objects.bulk_create(
        Notice(round=round_, organisation_id=body, person_id=person, kind=kind, occasion=letter.occasion)
        for body, person in people
    )
    links = MailedLink.objects.made_for(round_, people)
    named = {} if letter.by_id is None else {"by": letter.by_id}
    values = duty_values(round_, people, words=letter.words, by=letter.by, about=letter.about, until=letter.until)
    messages.queue_messages(
        kinds[f"monitoring.{kind}"],
        [
            messages.Letter(
                address=people[pair].email,
                person_id=pair[1],
                language=people[pair].language,
                values=values[pair],
                links={"link": {"maker": "monitoring.updates", "link": links[pair]} | named},
                teams=frozenset({pair[0]}),
                key=notice_key(notice),
            )
            for notice, pair in zip(notices, people, strict=True)
        ],
    )


def notice_key(notice: Notice) -> str:
    """By which the outbox knows the message of a notice."""
    return f"monitoring.notice:{notice.pk}"
