"""What the practices ask of a person."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network_portal.common import actors
from network_portal.common.actors import Actor
from network_portal.common.drafts import SubmissionState
from network_portal.common.registry import Duty
from network_portal.knowledge.models import PracticeSubmission
from network_portal.knowledge.queries.copies import MOST_WAITING, may_decide_on, waiting_copies
from network_portal.knowledge.queries.names import tellers
from network_portal.knowledge.queries.submissions import may_be_reviewed_by, to_review, unfinished


def duties_of(actor: Actor) -> Iterator[Duty]:
    mine = actor.organisations_as(actors.MEMBER, actors.REPRESENTATIVE, actors.FOCAL_POINT)
    is_staff = actor.has_role(actors.CO_CHAIR) or actor.has_role(actors.EDITOR)
    if mine or is_staff:
        found = list(unfinished(actor, mine))
        told_by = tellers(actor, [one.organisation for one in found])
        for submission in found:
            yield _to_finish(submission, told_by[submission.organisation_id])
    if is_staff:
        yield from _to_review(actor)
        yield from _copies_to_publish(actor)


def _to_finish(submission: PracticeSubmission, told_by: str) -> Duty:
    is_returned = submission.state == SubmissionState.RETURNED
    title = submission.title or _("without a title")
    return Duty(
        _unfinished(submission, is_returned) % {"organisation": told_by, "title": title},
        reverse("knowledge:submission", args=[submission.pk]),
        words=submission.comment if is_returned else "",
        is_asked=is_returned,
        is_example=submission.is_example,
    )


def _unfinished(submission: PracticeSubmission, is_returned: bool) -> str:
    if submission.organisation is None:
        if is_returned:
            return _("A change of a practice came back with a comment: %(title)s")
        return _("A change of a practice is not sent yet: %(title)s")
    if is_returned:
        return _("A practice of %(organisation)s came back with a comment: %(title)s")
    return _("A practice of %(organisation)s is not sent yet: %(title)s")


def _to_review(actor: Actor) -> Iterator[Duty]:
    waiting = [one for one in to_review() if may_be_reviewed_by(actor, one)]
    if waiting:
        sentence = ngettext(
            "%(count)d practice waits for your review.", "%(count)d practices wait for your review.", len(waiting)
        )
        is_example = all(one.is_example for one in waiting)
        yield Duty(sentence % {"count": len(waiting)}, reverse("knowledge:reviews"), is_example=is_example)


def _copies_to_publish(actor: Actor) -> Iterator[Duty]:
    waiting = [one for one in waiting_copies()[:MOST_WAITING] if may_decide_on(actor, one)]
    if waiting:
        sentence = ngettext(
            "%(count)d copy of a practice waits to be published or declined.",
            "%(count)d copies of practices wait to be published or declined.",
            len(waiting),
        )
        is_example = all(one.practice.is_example for one in waiting)
        yield Duty(sentence % {"count": len(waiting)}, reverse("knowledge:copies"), is_example=is_example)
