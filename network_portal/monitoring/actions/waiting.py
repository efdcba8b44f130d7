"""What waits too long: a returned update reminds its author once, submitted ones each reviewer once a day."""

from django.db import transaction

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.common import clock
from network_portal.monitoring.actions.notices import Letter, notify, reminded
from network_portal.monitoring.models import Notice, Round, Update
from network_portal.monitoring.queries.letters import review_values
from network_portal.monitoring.queries.rounds import open_rounds
from network_portal.monitoring.rules.rounds import NoticeKind
from network_portal.monitoring.rules.updates import UpdateState, may_decide, waits_too_long
from network_portal.notifications.actions.messages import queue_message
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import TeamMember


def remind_of_what_waits() -> int:
    """In the rounds that are open; how many were written to."""
    written = 0
    for round_ in open_rounds():
        written += _authors(round_) + _reviewers(round_)
    return written


def _authors(round_: Round) -> int:
    """A day after an update came back; the occasion is its submission, so each return is reminded of once."""
    written = 0
    returned = Update.objects.filter(duty__round=round_, state=UpdateState.RETURNED)
    bodies = reminded(returned.values_list("organisation_id", flat=True))
    for update in returned.filter(organisation__in=bodies):
        if update.decided_at and waits_too_long(UpdateState.RETURNED, update.decided_at, clock.now()):
            occasion = f"update {update.pk}.{update.submissions}"
            letter = Letter(occasion, update.comment)
            written += notify(round_, NoticeKind.STILL_RETURNED, {update.organisation_id}, letter)
    return written


def _reviewers(round_: Round) -> int:
    """One mail a co-chair and day for all that waits two days and that they may decide on."""
    submitted = Update.objects.filter(duty__round=round_, state=UpdateState.SUBMITTED)
    late = [
        update.organisation_id
        for update in submitted
        if update.submitted_at and waits_too_long(UpdateState.SUBMITTED, update.submitted_at, clock.now())
    ]
    readers = co_chairs() if late else []
    return sum(_tell_reviewer(round_, person, late) for person in readers)


@transaction.atomic
def _tell_reviewer(round_: Round, person: User, late: list[int]) -> int:
    Round.objects.select_for_update().get(pk=round_.pk)
    teams = TeamMember.objects.current().filter(user=person).order_by("pk").values_list("organisation_id", flat=True)
    mine = [body for body in late if may_decide(teams, body)]
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
        key=f"monitoring.notice:{notice.pk}",
    )
    return 1
