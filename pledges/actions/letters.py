"""Who is written to about a submission, each in their language."""

from collections.abc import Iterable

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import TeamMember
from network_portal.organisations.models.teams import NAMING_ROLES
from pledges.models import Submission


def ask_for_review(submission: Submission) -> int:
    """Once a submission; not a co-chair who is in the team of the organisation that pledges."""
    seats = TeamMember.objects.current().filter(organisation=submission.organisation_id)
    others = co_chairs().exclude(pk__in=seats.values("user"))
    return _write("pledges.to_review", submission, others, {"maker": "pledges.review"})


def tell_returned(submission: Submission) -> int:
    return _write("pledges.returned", submission, _authors(submission), {"maker": "pledges.submission"})


def tell_published(submission: Submission) -> int:
    return _write("pledges.published", submission, _authors(submission), {"maker": "pledges.pledge"})


def _authors(submission: Submission) -> list[User]:
    """Those who submit for the organisation, and the co-chair who wrote it for them; nobody who left it."""
    seats = TeamMember.objects.current().filter(
        organisation=submission.organisation_id, role__in=NAMING_ROLES, user__is_active=True
    )
    people = {seat.user_id: seat.user for seat in seats.select_related("user").order_by("pk")}
    people |= {person.pk: person for person in co_chairs().filter(pk=submission.author_id or 0)}
    return list(people.values())


def _write(kind: str, submission: Submission, people: Iterable[User], link: dict[str, object]) -> int:
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=_values(submission, person),
            key=f"{kind}:{submission.pk}.{submission.submissions}:{person.pk}",
            links={"link": {**link, "submission": submission.pk}},
        )
        for person in people
    ]
    return queue_messages(kinds[kind], letters)


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
