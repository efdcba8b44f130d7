"""Who is written to about a practice, each in their language."""

from collections.abc import Iterable

from django.utils import translation

from network_portal.accounts.models import User
from network_portal.accounts.queries import co_chairs
from network_portal.knowledge.models import PracticeSubmission
from network_portal.notifications.actions.messages import Letter, queue_messages
from network_portal.notifications.kinds import kinds
from network_portal.organisations.models import TeamMember
from network_portal.organisations.models.teams import NAMING_ROLES


def ask_for_review(submission: PracticeSubmission) -> int:
    """Once a sending; not whoever it belongs to, nor who wrote in it."""
    seats = TeamMember.objects.current().filter(organisation__in=submission.bodies)
    others = co_chairs().exclude(pk__in=seats.values("user")).exclude(pk__in=submission.writers.values("pk"))
    return _write("knowledge.to_review", submission, others, "knowledge.review")


def tell_returned(submission: PracticeSubmission) -> int:
    return _write("knowledge.returned", submission, _authors(submission), "knowledge.submission")


def tell_published(submission: PracticeSubmission) -> int:
    return _write("knowledge.published", submission, _authors(submission), "knowledge.practice")


def _authors(submission: PracticeSubmission) -> list[User]:
    """Those who speak for the organisation, and whoever wrote it."""
    seats = TeamMember.objects.current().filter(
        organisation=submission.organisation_id, role__in=NAMING_ROLES, user__is_active=True
    )
    people = {seat.user_id: seat.user for seat in seats.select_related("user").order_by("pk")}
    if submission.author and submission.author.is_active:
        people.setdefault(submission.author.pk, submission.author)
    return list(people.values())


def _write(kind: str, submission: PracticeSubmission, people: Iterable[User], maker: str) -> int:
    values = {"title": submission.title, "words": submission.comment}
    letters = [
        Letter(
            address=person.email,
            person_id=person.pk,
            language=person.language,
            values=values | {"organisation": _told_by(submission, person.language), "name": person.name},
            key=f"{kind}:{submission.pk}.{submission.submissions}:{person.pk}",
            links={"link": {"maker": maker, "submission": submission.pk}},
        )
        for person in people
    ]
    return queue_messages(kinds[kind], letters)


def _told_by(submission: PracticeSubmission, language: str) -> str:
    with translation.override(language):
        return submission.told_by
