"""What waits too long: a returned update reminds its author once, submitted ones each reviewer once a day.

It waits in a round, open or closed, or as news outside any.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.common import clock
from network_portal.monitoring.actions.news import remind_author
from network_portal.monitoring.actions.notices import Letter, notice_key, notify
from network_portal.monitoring.models import Notice, Round, Update
from network_portal.monitoring.queries.choices import reminded
from network_portal.monitoring.queries.notices import news_review_values, review_values
from network_portal.monitoring.rules.rounds import NoticeKind
from network_portal.monitoring.rules.updates import UpdateState, may_decide, waits_too_long
from network_portal.notifications.actions.messages import queue_message
from network_portal.notifications.kinds import kinds
from network_portal.notifications.models import Message
from network_portal.organisations.models import TeamMember


def remind_of_what_waits() -> int:
    """How many were written to."""
    return _authors() + _reviewers()


def _authors() -> int:
    """A day after an update came back, as long as it can be sent again; the occasion is its submission, so each
    return is reminded of once."""
    late = _late(UpdateState.RETURNED)
    bodies = reminded({update.organisation_id for update in late})
    return sum(_remind(update) for update in late if update.organisation_id in bodies)


def _remind(update: Update) -> int:
    if update.duty is None:
        return remind_author(update)
    if not update.duty.takes_updates:
        return 0
    letter = Letter(f"update {update.pk}.{update.submissions}", update.comment, until=update.duty.answers_until)
    return notify(update.duty.round, NoticeKind.STILL_RETURNED, {update.organisation_id}, letter)


def _reviewers() -> int:
    """One mail a co-chair, day and round for all that waits two days and that they may decide on; one for news."""
    late: dict[Round | None, list[int]] = defaultdict(list)
    for update in _late(UpdateState.SUBMITTED):
        late[update.duty.round if update.duty else None].append(update.organisation_id)
    readers = co_chairs() if late else []
    return sum(
        _tell_of_round(round_, person, bodies) if round_ else _tell_of_news(person, bodies)
        for round_, bodies in late.items()
        for person in readers
    )


def _late(state: UpdateState) -> list[Update]:
    found = Update.objects.filter(state=state).select_related("duty__round", "organisation", "author").order_by("pk")
    now = clock.now()
    since = {UpdateState.RETURNED: "decided_at", UpdateState.SUBMITTED: "submitted_at"}[state]
    return [one for one in found if (moment := getattr(one, since)) and waits_too_long(state, moment, now)]


@transaction.atomic
def _tell_of_round(round_: Round, person: User, late: Collection[int]) -> int:
    Round.objects.select_for_update().get(pk=round_.pk)
    mine = _to_decide(person, late)
    if not mine:
        return 0
    # the first late organisation stands in for all: the day is the occasion
    occasion, body = f"queue {clock.today().isoformat()}", min(mine)
    told = Notice.objects.filter(round=round_, person=person, kind=NoticeKind.TO_REVIEW, occasion=occasion)
    if told.exists():
        return 0
    notice = Notice.objects.create(
        round=round_, organisation_id=body, person=person, kind=NoticeKind.TO_REVIEW, occasion=occasion
    )
    queue_message(
        kinds["monitoring.to_review"],
        address=person.email,
        person_id=person.pk,
        language=person.language,
        values=review_values(round_, person, len(mine)),
        links={"link": {"maker": "monitoring.round", "round": round_.slug}},
        key=notice_key(notice),
    )
    return 1


def _tell_of_news(person: User, late: Collection[int]) -> int:
    mine = _to_decide(person, late)
    key = f"monitoring.news_to_review:{person.pk}.{clock.today().isoformat()}"
    if not mine or Message.objects.filter(key=key).exists():
        return 0
    message = queue_message(
        kinds["monitoring.news_to_review"],
        address=person.email,
        person_id=person.pk,
        language=person.language,
        values=news_review_values(person, len(mine)),
        links={"link": {"maker": "accounts.page", "route": "monitoring:news"}},
        key=key,
    )
    return int(message is not None)


def _to_decide(person: User, bodies: Collection[int]) -> list[int]:
    teams = TeamMember.objects.current().filter(user=person).values_list("organisation_id", flat=True)
    return [body for body in bodies if may_decide(teams, body)]
