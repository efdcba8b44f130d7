"""Who is written to about a practice, each in their language."""

from collections.abc import Iterable

from network_portal.accounts.models import User
from network_portal.knowledge.actions.draft_letters import who_may_decide, with_author, write_about
from network_portal.knowledge.models import PracticeSubmission
from network_portal.organisations.queries.teams import spokespeople_of


def ask_for_review(submission: PracticeSubmission) -> int:
    others = who_may_decide(submission.bodies, submission.writers.all())
    return _write("knowledge.to_review", submission, others, "knowledge.review")


def tell_returned(submission: PracticeSubmission) -> int:
    return _write("knowledge.returned", submission, _authors(submission), "knowledge.submission")


def tell_published(submission: PracticeSubmission) -> int:
    return _write("knowledge.published", submission, _authors(submission), "knowledge.practice")


def _authors(submission: PracticeSubmission) -> list[User]:
    """Those who speak for the organisation, and whoever wrote it."""
    return with_author(spokespeople_of([submission.organisation_id or 0]), submission.author)


def _write(kind: str, submission: PracticeSubmission, people: Iterable[User], maker: str) -> int:
    link = {"maker": maker, "submission": submission.pk}
    return write_about(kind, submission, people, link, body=submission.organisation)
