"""What the registry of pledges asks of a person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState
from network_portal.common.registry import Duty
from pledges.models import Submission
from pledges.queries.submissions import are_examples, to_review_by, unfinished


def duties_of(actor: Actor) -> Iterator[Duty]:
    mine = actor.organisations_as(actors.REPRESENTATIVE, actors.FOCAL_POINT)
    for submission in unfinished(actor, mine):
        yield _to_finish(submission)
    if actor.has_role(actors.CO_CHAIR):
        yield from _to_review(actor)


def _to_finish(submission: Submission) -> Duty:
    is_returned = submission.state == SubmissionState.RETURNED
    title = submission.values.get("title") or _("without a title")
    sentence = (
        _("A pledge of %(organisation)s came back with a comment: %(title)s")
        if is_returned
        else _("A pledge of %(organisation)s is not sent yet: %(title)s")
    )
    return Duty(
        sentence % {"organisation": submission.organisation.short_name, "title": title},
        reverse("pledges:submission", args=[submission.pk]),
        words=submission.comment if is_returned else "",
        is_asked=is_returned,
        is_example=submission.is_example,
    )


def _to_review(actor: Actor) -> Iterator[Duty]:
    waiting = to_review_by(actor)
    count = waiting.count()
    if count:
        sentence = ngettext("%(count)d pledge waits for your review.", "%(count)d pledges wait for your review.", count)
        yield Duty(sentence % {"count": count}, reverse("pledges:reviews"), is_example=are_examples(waiting))
