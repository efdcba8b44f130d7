"""Who is written to about joining and leaving, each in their language, once an occasion. None names a person."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.utils import translation

from mechanism.models import Admission, MembershipRequest
from mechanism.queries.memberships import who_answers, who_answers_appeal
from mechanism.rules.memberships import TOLD_AFTER, answer_by, appeal_until
from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.bodies.models import Seat
from network_portal.bodies.queries.members import who_runs
from network_portal.bodies.queries.words import body_in_words
from network_portal.common.actors import REPRESENTATIVE
from network_portal.common.languages import date_in_words
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.actions.letters import to_teams
from network_portal.organisations.models import Organisation, TeamMember

Said = Callable[[], dict[str, Any]]


def ask_for_answer(asked: MembershipRequest) -> int:
    return _about_request("mechanism.request_asked", asked, who_answers(asked))


def remind_of_answer(asked: MembershipRequest) -> int:
    return _about_request("mechanism.request_waits", asked, who_answers(asked))


def tell_overdue(asked: MembershipRequest) -> int:
    return _about_request("mechanism.request_overdue", asked, co_chairs())


def ask_for_decision(asked: MembershipRequest) -> int:
    return _about_appeal("mechanism.appeal_asked", asked)


def remind_of_decision(asked: MembershipRequest) -> int:
    return _about_appeal("mechanism.appeal_waits", asked)


def tell_appeal_overdue(asked: MembershipRequest) -> int:
    """To the co-chairs; those of them who may decide find it among what they have to do."""
    link = {"maker": "accounts.page", "route": "home:dashboard"}
    return _write("mechanism.appeal_overdue", asked, co_chairs(), lambda: _of_appeal(asked), link)


def tell_answer(kind: str, asked: MembershipRequest) -> int:
    """To who represents the organisation: what the table, or the Liaison Table, decided, and why."""
    link = {"maker": "mechanism.standing", "organisation": asked.organisation_id}
    return _write(kind, asked, representatives(asked.organisation), lambda: _values(asked), link)


def tell_standing(kind: str, admission: Admission) -> int:
    """That it is suspended and why, or that this is over; once each time."""
    link = {"maker": "mechanism.standing", "organisation": admission.organisation_id}
    organisation = admission.organisation

    def said() -> dict[str, Any]:
        return {"organisation": organisation.short_name, "reason": admission.suspension}

    occasion = f"{admission.pk}.{admission.version}"
    return _write(kind, admission, representatives(organisation), said, link, occasion=occasion)


def tell_left(seat: Seat) -> int:
    """To the secretariat of the body."""

    def said() -> dict[str, Any]:
        how = str(seat.get_how_ended_display())
        return {"organisation": seat.organisation.short_name, "table": body_in_words(seat.body), "how": how}

    link = {"maker": "accounts.page", "route": "home:dashboard"}
    return _write("mechanism.organisation_left", seat, who_runs(seat.body), said, link)


def representatives(organisation: Organisation) -> list[User]:
    seats = TeamMember.objects.current().filter(organisation=organisation, role=REPRESENTATIVE)
    return [seat.user for seat in seats.filter(user__is_active=True).select_related("user").order_by("pk")]


def _about_request(kind: str, asked: MembershipRequest, people: Iterable[User]) -> int:
    link = {"maker": "mechanism.request", "request": asked.pk}
    return _write(kind, asked, people, lambda: _values(asked), link)


def _about_appeal(kind: str, asked: MembershipRequest) -> int:
    link = {"maker": "mechanism.appeal", "request": asked.pk}
    return _write(kind, asked, who_answers_appeal(asked), lambda: _of_appeal(asked), link)


def _of_appeal(asked: MembershipRequest) -> dict[str, Any]:
    """It waits since the Liaison Table was asked."""
    assert asked.appealed_at
    since = {"since": date_in_words(asked.appealed_at), "by": date_in_words(answer_by(asked.appealed_at))}
    return _values(asked) | since


def _values(asked: MembershipRequest) -> dict[str, Any]:
    days = settings.MEMBERSHIP_APPEAL_DAYS
    until = appeal_until(asked.decided_at, days) if asked.decided_at else None
    return {
        "organisation": asked.organisation.short_name,
        "table": body_in_words(asked.body),
        "since": date_in_words(asked.asked_at),
        "by": date_in_words(answer_by(asked.asked_at)),
        "days": TOLD_AFTER.days,
        "words": asked.words,
        "reason": asked.reason,
        "appeal": asked.appeal,
        "until": date_in_words(until) if until else "",
        "admits": asked.state == MembershipRequest.ADMITTED,
        "answer": asked.answer,
    }


def _write(
    kind: str,
    about: MembershipRequest | Admission | Seat,
    people: Iterable[User],
    said: Said,
    link: dict[str, Any],
    *,
    occasion: str = "",
) -> int:
    letters = []
    for person in people:
        with translation.override(person.language):
            values = said() | {"name": person.name}
        key = f"{kind}:{occasion or about.pk}:{person.pk}"
        letters.append(Letter(person.email, person.pk, person.language, values, key, {"link": link}))
    return queue_messages(kinds[kind], to_teams(letters, [about.organisation_id]))
