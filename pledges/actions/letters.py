"""Who is written to about a submission or a pledge, each in their language."""

from collections.abc import Iterable

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.common import clock
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.actions.letters import to_teams
from network_portal.organisations.models import Organisation, TeamMember
from network_portal.organisations.queries.names import name_for_spokespeople
from network_portal.organisations.queries.teams import spokespeople_of
from pledges.models import Pledge, Submission
from pledges.queries.carried import who_reports


def ask_for_review(submission: Submission) -> int:
    """Once a day, and anew when it comes again after a return. Not a co-chair who would decide on their own: in a team
    of which it speaks, or among its writers."""
    seats = TeamMember.objects.current().filter(organisation__in=submission.bodies)
    others = co_chairs().exclude(pk__in=seats.values("user")).exclude(pk__in=submission.writers.values("pk"))
    returned = submission.decided_at.isoformat() if submission.decided_at else ""
    occasion = f"{returned}.{clock.today().isoformat()}"
    return _write("pledges.to_review", submission, others, {"maker": "pledges.review"}, occasion)


def tell_returned(submission: Submission) -> int:
    return _write(
        "pledges.returned", submission, _authors(submission), {"maker": "pledges.submission"}, str(submission.version)
    )


def tell_published(submission: Submission) -> int:
    return _write(
        "pledges.published", submission, _authors(submission), {"maker": "pledges.pledge"}, str(submission.version)
    )


def tell_reporter(pledge: Pledge, before: Organisation | None, *, left: int | None = None) -> int:
    """To those who submit for the pledging organisation, the reporter `before` and the one of now, if another; `left`
    is the activity that carried it until then."""
    after = who_reports(pledge)
    if after == before:
        return 0
    bodies = {pledge.organisation_id, *(body.pk for body in (before, after) if body)}
    kind = "pledges.reporter_changed"
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values={**_of_reporters(pledge, before, after, person, seats), "was_carried": left is not None},
            key=f"{kind}:{pledge.pk}.{pledge.version}:{person.pk}",
            links={"link": {"maker": "pledges.reference", "reference": pledge.reference}},
        )
        for person, seats in spokespeople_of(bodies).items()
    ]
    return queue_messages(kinds[kind], to_teams(letters, bodies))


def _of_reporters(
    pledge: Pledge, before: Organisation | None, after: Organisation | None, person: User, seats: set[int]
) -> dict[str, object]:
    with translation.override(person.language):
        return {
            "name": person.name,
            "organisation": name_for_spokespeople(pledge.organisation, seats),
            "title": pledge.title,
            "reference": pledge.reference,
            "code": pledge.activity.code if pledge.activity else "",
            "before": name_for_spokespeople(before, seats),
            "after": name_for_spokespeople(after, seats),
        }


def _authors(submission: Submission) -> list[User]:
    """Those who submit for the organisation, and the co-chair who wrote it for them; nobody who left it."""
    people = dict.fromkeys(spokespeople_of([submission.organisation_id]))
    people.update(dict.fromkeys(co_chairs().filter(pk=submission.author_id or 0)))
    return list(people)


def _write(kind: str, submission: Submission, people: Iterable[User], link: dict[str, object], occasion: str) -> int:
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=_values(submission, person),
            key=f"{kind}:{submission.pk}.{occasion}:{person.pk}",
            links={"link": {**link, "submission": submission.pk}},
        )
        for person in people
    ]
    return queue_messages(kinds[kind], to_teams(letters, submission.bodies))


def _values(submission: Submission, person: User) -> dict[str, object]:
    with translation.override(person.language):
        return {
            "name": person.name,
            "organisation": submission.organisation.short_name,
            "title": submission.values.get("title", ""),
            "reference": submission.pledge.reference if submission.pledge else "",
            "is_change": submission.is_change,
            "is_mixed": submission.concerns_refugees_too,
            "words": submission.comment,
        }
